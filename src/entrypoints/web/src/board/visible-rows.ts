import type { BoardRow } from "../../../../contracts/board.ts";
import { type BoardView, SEVERITIES, type SortColumn } from "./board-view.ts";

/** The rows a view shows, in its order. */
export function visibleRows(rows: readonly BoardRow[], view: BoardView): readonly BoardRow[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter(
      (row) =>
        (view.severities.length === 0 || view.severities.includes(row.severity)) &&
        (view.category === null || row.category === view.category) &&
        (view.location_code === null || row.location_code === view.location_code) &&
        words.every((word) => searchText(row).includes(word)),
    )
    .sort(view.sort === null ? worstFirst : byColumn(view.sort.by, view.sort.descending));
}

const RANKS = new Map(SEVERITIES.map((severity, rank) => [severity, rank]));

function worstFirst(a: BoardRow, b: BoardRow): number {
  const ranks = (RANKS.get(a.severity) ?? 0) - (RANKS.get(b.severity) ?? 0);
  return ranks !== 0 ? ranks : (b.expected_loss ?? -1) - (a.expected_loss ?? -1);
}

/** Unknown values come last either way. */
function byColumn(by: SortColumn, descending: boolean) {
  const sign = descending ? -1 : 1;
  return (a: BoardRow, b: BoardRow): number => {
    const [left, right] = [a[by], b[by]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (left === right) return worstFirst(a, b);
    return left < right ? -sign : sign;
  };
}

const searchTexts = new WeakMap<BoardRow, string>();

/** Kept with the row: lowering the case of 100,000 rows at each key press would be felt. */
function searchText(row: BoardRow): string {
  const known = searchTexts.get(row);
  if (known !== undefined) return known;
  const text = `${row.item_name}\n${row.item_code}\n${row.category ?? ""}`.toLowerCase();
  searchTexts.set(row, text);
  return text;
}
