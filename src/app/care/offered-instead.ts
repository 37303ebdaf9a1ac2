import { type Substitute, substitutesAmong } from "../../domain/order-check/substitutes.ts";
import { WHOLE_BOARD } from "../../contracts/board-view.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { SubjectFacts, Subjects } from "../../ports/subjects.ts";

/** Ports of `offeredInstead`. */
export interface OfferedInsteadPorts {
  readonly assessments: Pick<Assessments, "page">;
  readonly subjects: Pick<Subjects, "items">;
}

/** Items of the category that are looked at. */
const LOOKED_AT = 20;

/** What may be offered in the place of an item: of its category at its place, in stock and at no risk, in use. */
export async function offeredInstead(
  { assessments, subjects }: OfferedInsteadPorts,
  { installation_id, item_code, location_code }: Subject,
  { item }: Pick<SubjectFacts, "item">,
): Promise<readonly Substitute[]> {
  const category = item?.category ?? null;
  if (category === null) return [];
  const view = { ...WHOLE_BOARD, category, location_code, severities: ["none"] as const };
  const { rows } = await assessments.page(
    installation_id,
    { ...view, sort: { by: "on_hand", descending: true } },
    LOOKED_AT,
  );
  const items = await subjects.items(
    installation_id,
    rows.map((row) => row.item_code),
  );
  const inUse = new Set(items.filter(({ is_active }) => is_active).map((one) => one.item_code));
  return substitutesAmong(
    rows.filter((row) => inUse.has(row.item_code)),
    item_code,
  );
}
