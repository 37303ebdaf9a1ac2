import { type BoardView, isFiltered, searchWords } from "../../../contracts/board-view.ts";

/** Worst severity first, then the largest loss; the same for every dialect. */
export const WORST_FIRST = "severity_rank desc, ranked_loss desc, item_code, location_code";

/** A condition on board_row with its values, in order of their marks. */
export interface BoardCondition {
  readonly text: string;
  readonly values: readonly string[];
}

/** The rows of an installation that a view shows. */
export function boardCondition(installation_id: string, view: BoardView): BoardCondition {
  const conditions: readonly BoardCondition[] = [
    { text: "installation_id = ?", values: [installation_id] },
    ...(view.severities.length === 0 ? [] : [anyOf("severity", view.severities)]),
    ...(view.category === null ? [] : [anyOf("category", [view.category])]),
    ...(view.location_code === null ? [] : [anyOf("location_code", [view.location_code])]),
    ...(view.abc_class === null ? [] : [anyOf("abc_class", [view.abc_class])]),
    ...searchWords(view).map((word) => ({ text: "search_text like ? escape '\\'", values: [`%${escaped(word)}%`] })),
  ];
  return {
    text: conditions.map(({ text }) => text).join(" and "),
    values: conditions.flatMap(({ values }) => values),
  };
}

/**
 * The order of a view. A column's name comes from the fixed list of `SortColumn`, never from outside. The index in the
 * order worst first serves the whole list; of a part, all rows are read and sorted (hence the plus, which hides it): a
 * walk along the index would look up row after row that is not shown.
 */
export function boardOrder(view: BoardView): string {
  const { sort } = view;
  if (sort !== null) return `${sort.by} ${sort.descending ? "desc" : "asc"} nulls last, +${WORST_FIRST}`;
  return isFiltered(view) ? `+${WORST_FIRST}` : WORST_FIRST;
}

function anyOf(column: string, values: readonly string[]): BoardCondition {
  return { text: `${column} in (${values.map(() => "?").join(", ")})`, values };
}

function escaped(word: string): string {
  return word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
