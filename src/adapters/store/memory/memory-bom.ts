import type { BomRoles } from "../touched-places.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** Which of some items are made by a bill of materials, and which are used by one. */
export function memoryBomRoles(rows: MemoryRows, installation_id: string, item_codes: readonly string[]): BomRoles {
  const lines = rows.table(installation_id, "bom_line").map(({ row }) => row);
  const asked = new Set(item_codes);
  return {
    made: new Set(lines.map(({ parent_code }) => parent_code).filter((code) => asked.has(code))),
    used: new Set(lines.map(({ component_code }) => component_code).filter((code) => asked.has(code))),
  };
}

/** Some items with all that goes into them. */
export function memoryItemsBelow(
  rows: MemoryRows,
  installation_id: string,
  item_codes: readonly string[],
): readonly string[] {
  const byParent = Map.groupBy(rows.table(installation_id, "bom_line"), ({ row }) => row.parent_code);
  const found = new Set(item_codes);
  for (const code of found) for (const { row } of byParent.get(code) ?? []) found.add(row.component_code);
  return [...found];
}
