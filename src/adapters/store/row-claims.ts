import type { CanonicalRow, RowsByTable, TableName } from "../../contracts/rows.ts";

/** Columns that together name one thing; where two records name the same, the one with the higher version counts. */
const KEY_COLUMNS: { readonly [T in TableName]?: readonly (keyof RowsByTable[T] & string)[] } = {
  item: ["item_code"],
  supplier: ["supplier_code"],
  customer: ["customer_code"],
  stock_level: ["item_code", "location_code"],
  purchase_line: ["purchase_order_no", "item_code"],
  bom_line: ["parent_code"],
};

/** One column of a claim with its value. */
export type ClaimedColumn = readonly [column: string, value: string];

/** What a row claims to be; empty for rows that may repeat. */
export function claimOf({ table, row }: CanonicalRow): readonly ClaimedColumn[] {
  const values: Readonly<Record<string, unknown>> = { ...row };
  return (KEY_COLUMNS[table] ?? []).map((column) => [column, String(values[column])]);
}
