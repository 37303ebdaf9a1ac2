import { describe, expect, it } from "@jest/globals";
import { WHOLE_BOARD } from "../../src/entrypoints/web/src/board/board-view.ts";
import { changedRows, rowKey } from "../../src/entrypoints/web/src/board/changed-rows.ts";
import { choicesOf } from "../../src/entrypoints/web/src/board/row-choices.ts";
import { visibleRows } from "../../src/entrypoints/web/src/board/visible-rows.ts";
import { aBoardRow } from "./board-builders.ts";

const codes = (rows: readonly { item_code: string }[]) => rows.map(({ item_code }) => item_code);

describe("visibleRows", () => {
  const rows = [
    aBoardRow({ item_code: "quiet", severity: "none", expected_loss: 9_000, stockout_date: null }),
    aBoardRow({ item_code: "small", severity: "high", expected_loss: 10, stockout_date: "2026-12-20" }),
    aBoardRow({ item_code: "large", severity: "high", expected_loss: 500, stockout_date: "2026-12-09" }),
    aBoardRow({ item_code: "unpriced", severity: "high", expected_loss: null, stockout_date: "2026-12-10" }),
    aBoardRow({ item_code: "gone", severity: "out", expected_loss: 1, location_code: "W2", category: null }),
    aBoardRow({ item_code: "new", severity: "unknown", expected_loss: null, stockout_date: null }),
  ];

  it("lists the worst first, and the largest loss first among equals", () => {
    expect(codes(visibleRows(rows, WHOLE_BOARD))).toEqual(["gone", "large", "small", "unpriced", "quiet", "new"]);
  });

  it.each([
    { descending: false, want: ["large", "gone", "unpriced", "small", "quiet", "new"] },
    { descending: true, want: ["small", "unpriced", "gone", "large", "quiet", "new"] },
  ])("sorts by day with the unknown last either way (descending: $descending)", ({ descending, want }) => {
    const view = { ...WHOLE_BOARD, sort: { by: "stockout_date" as const, descending } };
    const sorted = codes(visibleRows(rows, view));
    expect(sorted.slice(4)).toEqual(want.slice(4));
    const dates = visibleRows(rows, view)
      .slice(0, 4)
      .map(({ stockout_date }) => stockout_date);
    expect(dates).toEqual([...dates].sort((a, b) => (String(a) < String(b) ? -1 : 1) * (descending ? -1 : 1)));
  });

  it.each([
    { name: "severities", view: { severities: ["out" as const, "none" as const] }, want: ["gone", "quiet"] },
    { name: "a place", view: { location_code: "W2" }, want: ["gone"] },
    { name: "a category", view: { category: "水杯", severities: ["unknown" as const] }, want: ["new"] },
    { name: "a code in another case", view: { search: "LARGE" }, want: ["large"] },
    { name: "all words of a search", view: { search: "保温杯 small" }, want: ["small"] },
    { name: "nothing that matches", view: { search: "不存在" }, want: [] },
  ])("filters by $name", ({ view, want }) => {
    expect(codes(visibleRows(rows, { ...WHOLE_BOARD, ...view }))).toEqual(want);
  });

  it("leaves the report's own order alone", () => {
    const before = codes(rows);
    visibleRows(rows, WHOLE_BOARD);
    expect(codes(rows)).toEqual(before);
  });
});

describe("changedRows", () => {
  const before = [aBoardRow({ item_code: "a" }), aBoardRow({ item_code: "b" }), aBoardRow({ item_code: "c" })];

  it("flashes nothing on the first report", () => {
    expect(changedRows(null, before)).toEqual([]);
  });

  it.each([
    { name: "a severity", change: { severity: "critical" as const }, is_news: true },
    { name: "a stock", change: { on_hand: 5 }, is_news: true },
    { name: "an answer", change: { alert_status: "acknowledged" as const }, is_news: true },
    { name: "a chance that moved a little", change: { stockout_probability: 0.32, assessed_at: 1 }, is_news: false },
  ])("takes $name for news: $is_news", ({ change, is_news }) => {
    const after = before.map((row) => (row.item_code === "b" ? { ...row, ...change } : { ...row }));
    expect(changedRows(before, after)).toEqual(is_news ? [rowKey({ item_code: "b", location_code: "W1" })] : []);
  });

  it("flashes a row that is new", () => {
    const added = aBoardRow({ item_code: "d" });
    expect(changedRows(before, [...before, added])).toEqual([rowKey(added)]);
  });

  it("stays calm when a new day changes most rows", () => {
    const many = Array.from({ length: 60 }, (_, n) => aBoardRow({ item_code: `n${n}`, on_hand: n }));
    expect(
      changedRows(
        many,
        many.map((row) => ({ ...row, on_hand: 999 })),
      ),
    ).toEqual([]);
    const few = many.map((row, n) => (n < 15 ? { ...row, on_hand: 999 } : row));
    expect(changedRows(many, few)).toHaveLength(15);
  });

  it("tells the same item at two places apart", () => {
    const [one, two] = [aBoardRow({ location_code: "W1" }), aBoardRow({ location_code: "W2" })];
    expect(changedRows([one, two], [one, { ...two, on_hand: 1 }])).toEqual([rowKey(two)]);
  });
});

describe("choicesOf", () => {
  it("offers each value once with its number, the most frequent first", () => {
    const rows = ["食品", "水杯", null, "水杯", ""].map((category) => aBoardRow({ category }));
    expect(choicesOf(rows, "category")).toEqual([
      { value: "水杯", count: 2 },
      { value: "食品", count: 1 },
    ]);
  });
});
