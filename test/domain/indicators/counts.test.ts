import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addCount, countAccuracy, type CountedBook, NO_COUNTS } from "../../../src/domain/indicators/count-accuracy.ts";
import { countProposal, doubtOf, recountOf, worstDoubtFirst } from "../../../src/domain/indicators/count-proposal.ts";

const count = (book_quantity: number | null, counted_quantity: number): CountedBook => ({
  book_quantity,
  counted_quantity,
});

describe("the accuracy of the books", () => {
  const of = (counts: readonly CountedBook[], abc: "A" | "B" | "C" = "B") =>
    countAccuracy(counts.reduce((sum, one) => addCount(sum, one, abc), NO_COUNTS));

  it("by hand: 97 of 100 is right for B, 96 is not; over and under do not make up for each other", () => {
    expect(of([count(100, 97), count(100, 96), count(100, 104)])).toEqual({
      counts: 3,
      accuracy_rate: 1 / 3,
      difference_rate: 11 / 300,
    });
  });

  it.each([
    { abc: "A", right: 99, wrong: 98 },
    { abc: "B", right: 97, wrong: 96 },
    { abc: "C", right: 95, wrong: 94 },
  ] as const)("allows class $abc its own share of the book", ({ abc, right, wrong }) => {
    expect(of([count(100, right)], abc).accuracy_rate).toBe(1);
    expect(of([count(100, wrong)], abc).accuracy_rate).toBe(0);
  });

  it("leaves out counts without a book, and has no rate where there are none", () => {
    expect(of([count(null, 5)])).toEqual({ counts: 0, accuracy_rate: null, difference_rate: null });
    expect(of([count(0, 0)])).toEqual({ counts: 1, accuracy_rate: 1, difference_rate: null });
    expect(of([count(0, 3)])).toEqual({ counts: 1, accuracy_rate: 0, difference_rate: null });
    expect(of([count(-4, 0)])).toEqual({ counts: 1, accuracy_rate: 0, difference_rate: 1 });
  });

  it("is a share, in whatever order the counts come", () => {
    const some = fc.array(fc.tuple(fc.integer({ min: -20, max: 200 }), fc.nat(200)), { minLength: 1 });
    fc.assert(
      fc.property(some, (pairs) => {
        const counts = pairs.map(([book, counted]) => count(book, counted));
        const { accuracy_rate, difference_rate } = of(counts);
        expect(accuracy_rate).toBeGreaterThanOrEqual(0);
        expect(accuracy_rate).toBeLessThanOrEqual(1);
        expect(difference_rate ?? 0).toBeGreaterThanOrEqual(0);
        expect(of(counts.toReversed())).toEqual(of(counts));
      }),
    );
  });
});

describe("a proposal to count", () => {
  const signal = (kind: "negative_stock" | "phantom_stock" | "undocumented_movement" | "surge") => ({
    kind,
    sentence: `${kind}。`,
  });

  it("follows a signal that doubts the stock, the surest first, with the units in doubt", () => {
    const stock_mark = { finding: { difference: -7, sentence: "" } };
    const doubt = (kinds: readonly Parameters<typeof signal>[0][], on_hand: number | null = 37) =>
      doubtOf({ risk: { signals: kinds.map(signal) }, on_hand, stock_mark });
    expect(doubt(["surge", "phantom_stock", "undocumented_movement"])).toEqual({
      ...{ reason: "phantom_stock", sentence: "phantom_stock。", doubted_units: 37 },
    });
    expect(doubt(["phantom_stock", "negative_stock"], -3)).toMatchObject({
      reason: "negative_stock",
      doubted_units: 3,
    });
    expect(doubt(["undocumented_movement"])).toMatchObject({ doubted_units: 7 });
    expect(doubt(["surge"])).toBeNull();
    expect(doubtOf({ risk: {}, on_hand: 3 })).toBeNull();
    expect(doubtOf({ risk: { signals: [signal("undocumented_movement")] }, on_hand: null })?.doubted_units).toBe(0);
  });

  it("follows a last count that was off by a tenth of the book and two units, for a month", () => {
    const last = (book: number | null, counted: number, counted_on = "2026-11-20") =>
      recountOf({ ...count(book, counted), counted_on }, "2026-11-23", "件");
    expect(last(100, 80)).toEqual({
      reason: "count_difference",
      sentence: "11 月 20 日盘点：账面 100 件，实盘 80 件，盘亏 20 件（20%）。差异较大，请复盘并查原因。",
      doubted_units: 20,
    });
    expect(last(100, 91)).toBeNull();
    expect(last(100, 90)).toBeNull();
    expect(last(100, 89)).not.toBeNull();
    expect(last(5, 4)).toBeNull();
    expect(last(5, 3)).not.toBeNull();
    expect(last(0, 6)?.sentence).toContain("盘盈 6 件。");
    expect(last(null, 6)).toBeNull();
    expect(last(100, 80, "2026-10-24")).not.toBeNull();
    expect(last(100, 80, "2026-10-23")).toBeNull();
    expect(recountOf(null, "2026-11-23", "件")).toBeNull();
  });

  it("is what signals say now, else what the last count found", () => {
    const doubt = { reason: "phantom_stock", sentence: "甲", doubted_units: 1 } as const;
    const recount = { reason: "count_difference", sentence: "乙", doubted_units: 9 } as const;
    expect(countProposal(doubt, recount)).toBe(doubt);
    expect(countProposal(null, recount)).toBe(recount);
    expect(countProposal(null, null)).toBeNull();
  });

  it("comes first where most money is in doubt, without a price by units behind", () => {
    const places = [
      { doubted_value: null, doubted_units: 4 },
      { doubted_value: 20, doubted_units: 1 },
      { doubted_value: null, doubted_units: 90 },
      { doubted_value: 300, doubted_units: 2 },
      { doubted_value: 20, doubted_units: 5 },
    ];
    expect(places.toSorted(worstDoubtFirst).map(({ doubted_units }) => doubted_units)).toEqual([2, 5, 1, 90, 4]);
  });
});
