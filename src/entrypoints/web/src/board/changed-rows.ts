import type { BoardRow } from "../../../../contracts/board.ts";

/** More rows than this, and more than a third of all, is a new day rather than news. */
const MANY_ROWS = 20;

/** Identifies a row from one report to the next. */
export function rowKey({ item_code, location_code }: Pick<BoardRow, "item_code" | "location_code">): string {
  return `${item_code}\n${location_code}`;
}

/** Keys of the rows whose state people act on differs from the report before; none for the first report. */
export function changedRows(before: readonly BoardRow[] | null, after: readonly BoardRow[]): readonly string[] {
  if (before === null || before === after) return [];
  const known = new Map(before.map((row) => [rowKey(row), row]));
  const changed = after.filter((row) => isNews(known.get(rowKey(row)), row)).map(rowKey);
  return changed.length > MANY_ROWS && changed.length * 3 > after.length ? [] : changed;
}

/** Days of supply and chances move a little every day; a level, a stock or an answer that changed is news. */
function isNews(before: BoardRow | undefined, after: BoardRow): boolean {
  if (before === after) return false;
  return (
    before === undefined ||
    before.severity !== after.severity ||
    before.on_hand !== after.on_hand ||
    before.alert_status !== after.alert_status
  );
}
