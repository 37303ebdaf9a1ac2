import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  type BoardView,
  isFiltered,
  queryOf,
  SEVERITIES,
  viewOf,
  WHOLE_BOARD,
} from "../../src/contracts/board-view.ts";

const aView: fc.Arbitrary<BoardView> = fc.record({
  search: fc.string({ unit: "grapheme" }),
  severities: fc.subarray([...SEVERITIES]),
  category: fc.option(fc.string({ unit: "grapheme" })),
  location_code: fc.option(fc.string({ unit: "grapheme" })),
  abc_class: fc.option(fc.constantFrom("A", "B", "C")),
  sort: fc.option(
    fc.record({ by: fc.constantFrom("expected_loss", "stockout_date", "on_hand"), descending: fc.boolean() }),
  ),
  page: fc.integer({ min: 1, max: 2000 }),
});

describe("a view of the board in the address", () => {
  it("comes back as it was written", () => {
    fc.assert(fc.property(aView, (view) => expect(viewOf(queryOf(view))).toEqual(view)));
  });

  it("needs no words for the whole board", () => {
    expect(queryOf(WHOLE_BOARD)).toBe("");
    expect(viewOf("")).toEqual(WHOLE_BOARD);
  });

  it("leaves out what an address gets wrong", () => {
    expect(viewOf("?severity=red,high&class=D&sort=-price&page=-2")).toEqual({ ...WHOLE_BOARD, severities: ["high"] });
  });

  it("lists severities worst first, whatever the order of the address", () => {
    expect(viewOf("?severity=high,out").severities).toEqual(["out", "high"]);
  });
});

describe("isFiltered", () => {
  it.each([
    { name: "the whole board", view: WHOLE_BOARD, want: false },
    { name: "another order or page", view: { ...WHOLE_BOARD, page: 3 }, want: false },
    { name: "a search of blanks", view: { ...WHOLE_BOARD, search: "  " }, want: false },
    { name: "a search", view: { ...WHOLE_BOARD, search: "杯" }, want: true },
    { name: "a severity", view: { ...WHOLE_BOARD, severities: ["out" as const] }, want: true },
    { name: "a place", view: { ...WHOLE_BOARD, location_code: "W1" }, want: true },
    { name: "a class", view: { ...WHOLE_BOARD, abc_class: "A" as const }, want: true },
  ])("says $want for $name", ({ view, want }) => {
    expect(isFiltered(view)).toBe(want);
  });
});
