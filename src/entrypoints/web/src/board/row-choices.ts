import type { BoardRow } from "../../../../contracts/board.ts";

/** A value that rows can be filtered by, and how many have it. */
export interface Choice {
  readonly value: string;
  readonly count: number;
}

/** Values of a column, the most frequent first. */
export function choicesOf(rows: readonly BoardRow[], column: "category" | "location_code"): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[column];
    if (value !== null && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
