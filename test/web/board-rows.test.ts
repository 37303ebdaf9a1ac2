import { describe, expect, it } from "@jest/globals";
import { changedRows, rowKey } from "../../src/entrypoints/web/src/board/changed-rows.ts";
import { aBoardRow } from "./board-builders.ts";

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
