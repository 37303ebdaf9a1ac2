import type { AbcClass } from "../domain/risk/class-policy.ts";
import type { AlertSeverity } from "../domain/risk/severity.ts";

/** Columns that the list can be sorted by. */
const SORT_COLUMNS = [
  "on_hand",
  "days_of_supply",
  "stockout_date",
  "stockout_probability",
  "suggested_order_quantity",
  "expected_loss",
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** What a reader chose to see; kept in the address, so that going back and sharing keep it. */
export interface BoardView {
  /** Words that must all occur in the item's name, code or category, whatever their case. */
  readonly search: string;
  /** Empty: all. */
  readonly severities: readonly AlertSeverity[];
  readonly category: string | null;
  readonly location_code: string | null;
  readonly abc_class: AbcClass | null;
  /** Null: worst severity first, then the largest loss. Unknown values come last either way. */
  readonly sort: { readonly by: SortColumn; readonly descending: boolean } | null;
  /** From 1. */
  readonly page: number;
}

/** Worst first. */
export const SEVERITIES: readonly AlertSeverity[] = ["out", "critical", "high", "watch", "none", "unknown"];

/** Classes that the list can be narrowed to. */
export const ABC_CLASSES: readonly AbcClass[] = ["A", "B", "C"];

/** Everything, worst first. */
export const WHOLE_BOARD: BoardView = {
  search: "",
  severities: [],
  category: null,
  location_code: null,
  abc_class: null,
  sort: null,
  page: 1,
};

/** No list is turned further than this. */
const LAST_PAGE = 1_000_000;

/** The view that an address asks for; what it gets wrong is left out. */
export function viewOf(query: string): BoardView {
  const params = new URLSearchParams(query);
  const severities = (params.get("severity") ?? "").split(",");
  const sort = params.get("sort") ?? "";
  const by = SORT_COLUMNS.find((column) => column === sort.replace(/^-/, ""));
  const page = Number(params.get("page") ?? 1);
  return {
    search: params.get("q") ?? "",
    severities: SEVERITIES.filter((severity) => severities.includes(severity)),
    category: params.get("category"),
    location_code: params.get("location"),
    abc_class: ABC_CLASSES.find((abc_class) => abc_class === params.get("class")) ?? null,
    sort: by === undefined ? null : { by, descending: sort.startsWith("-") },
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** The address of a view: "" for the whole board, else "?…". */
export function queryOf(view: BoardView): string {
  const params = new URLSearchParams();
  if (view.search !== "") params.set("q", view.search);
  if (view.severities.length > 0) params.set("severity", view.severities.join(","));
  if (view.category !== null) params.set("category", view.category);
  if (view.location_code !== null) params.set("location", view.location_code);
  if (view.abc_class !== null) params.set("class", view.abc_class);
  if (view.sort !== null) params.set("sort", `${view.sort.descending ? "-" : ""}${view.sort.by}`);
  if (view.page > 1) params.set("page", String(view.page));
  return params.size === 0 ? "" : `?${params.toString()}`;
}

/** Whether anything is left out of the list. */
export function isFiltered({ search, severities, category, location_code, abc_class }: BoardView): boolean {
  const chosen = [category, location_code, abc_class];
  return search.trim() !== "" || severities.length > 0 || chosen.some((choice) => choice !== null);
}

/** The words of a search, in lower case. */
export function searchWords({ search }: Pick<BoardView, "search">): readonly string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

/** What words are looked for in. */
export function searchText(item: {
  readonly item_code: string;
  readonly item_name: string;
  readonly category: string | null;
}): string {
  return `${item.item_name}\n${item.item_code}\n${item.category ?? ""}`.toLowerCase();
}
