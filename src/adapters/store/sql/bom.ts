import { inShares } from "../../../domain/math/in-shares.ts";
import type { BomRoles } from "../touched-places.ts";
import { allAs, type Program, together } from "./program.ts";

/** Codes asked for in one statement: engines limit how many values one may have. */
const ASKED_TOGETHER = 500;

/** Which of some items are made by a bill of materials, and which are used by one. */
export function* bomRoles(installation_id: string, item_codes: readonly string[]): Program<BomRoles> {
  const shares = inShares(item_codes, ASKED_TOGETHER);
  const [made, used] = yield* together([
    together(shares.map((codes) => named("parent_code", installation_id, codes))),
    together(shares.map((codes) => named("component_code", installation_id, codes))),
  ]);
  return { made: new Set(made.flat()), used: new Set(used.flat()) };
}

/** Some items with all that goes into them. What was found is not gone into again, so that a circle ends. */
export function* itemsBelow(installation_id: string, item_codes: readonly string[]): Program<readonly string[]> {
  const shares = inShares(item_codes, ASKED_TOGETHER);
  const found = yield* together(shares.map((codes) => below(installation_id, codes)));
  return [...new Set([...item_codes, ...found.flat()])];
}

function named(
  column: "parent_code" | "component_code",
  installation_id: string,
  codes: readonly string[],
): Program<readonly string[]> {
  return allAs(
    ({ code }) => String(code),
    `select distinct ${column} as code from bom_line where installation_id = ? and ${column} in (${marks(codes)})`,
    installation_id,
    ...codes,
  );
}

function below(installation_id: string, codes: readonly string[]): Program<readonly string[]> {
  return allAs(
    ({ code }) => String(code),
    `with recursive below (code) as (
       select component_code from bom_line where installation_id = ? and parent_code in (${marks(codes)})
       union
       select b.component_code from bom_line b join below on b.parent_code = below.code where b.installation_id = ?)
     select code from below`,
    installation_id,
    ...codes,
    installation_id,
  );
}

function marks(codes: readonly string[]): string {
  return codes.map(() => "?").join(", ");
}
