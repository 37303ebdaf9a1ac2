import type { BoardRow } from "../../../../contracts/board.ts";

/** A column that the list can be sorted by. */
export type SortColumn =
  | "on_hand"
  | "days_of_supply"
  | "stockout_date"
  | "stockout_probability"
  | "suggested_order_quantity"
  | "expected_loss";

/** What a reader chose to see; kept in the address, so that going back and sharing keep it. */
export interface BoardView {
  readonly search: string;
  readonly severities: readonly BoardRow["severity"][];
  readonly category: string | null;
  readonly location_code: string | null;
  /** Null: worst severity first, then the largest loss. */
  readonly sort: { readonly by: SortColumn; readonly descending: boolean } | null;
  /** From 1. */
  readonly page: number;
}

/** Worst first. */
export const SEVERITIES: readonly BoardRow["severity"][] = ["out", "critical", "high", "watch", "none", "unknown"];

export const WHOLE_BOARD: BoardView = {
  search: "",
  severities: [],
  category: null,
  location_code: null,
  sort: null,
  page: 1,
};

const SORT_COLUMNS: readonly SortColumn[] = [
  "on_hand",
  "days_of_supply",
  "stockout_date",
  "stockout_probability",
  "suggested_order_quantity",
  "expected_loss",
];

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
    sort: by === undefined ? null : { by, descending: sort.startsWith("-") },
    page: Number.isInteger(page) && page >= 1 ? page : 1,
  };
}

/** The address of a view: "" for the whole board, else "?…". */
export function queryOf(view: BoardView): string {
  const params = new URLSearchParams();
  if (view.search !== "") params.set("q", view.search);
  if (view.severities.length > 0) params.set("severity", view.severities.join(","));
  if (view.category !== null) params.set("category", view.category);
  if (view.location_code !== null) params.set("location", view.location_code);
  if (view.sort !== null) params.set("sort", `${view.sort.descending ? "-" : ""}${view.sort.by}`);
  if (view.page > 1) params.set("page", String(view.page));
  return params.size === 0 ? "" : `?${params.toString()}`;
}

/** Whether anything is left out of the list. */
export function isFiltered({ search, severities, category, location_code }: BoardView): boolean {
  return search.trim() !== "" || severities.length > 0 || category !== null || location_code !== null;
}
