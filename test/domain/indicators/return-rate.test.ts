import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  addUnits,
  deliveredUnits,
  isResellable,
  judgedReturns,
  NO_UNITS,
  type ReturnedUnits,
  returnOutlook,
  returnRate,
  returnSentence,
  withoutUnits,
} from "../../../src/domain/indicators/return-rate.ts";

const units = (parts: Partial<ReturnedUnits>): ReturnedUnits => ({ ...NO_UNITS, ...parts });
const OTHERS = units({ returned: 60, resellable: 50, shipped: 1_000, closed: 1_000 });

describe("the return rate", () => {
  it("by hand: 18 of 100 shipped; of what was asked for where nobody writes what was shipped", () => {
    expect(returnRate(units({ returned: 18, shipped: 100, closed: 140 }))).toBe(0.18);
    expect(returnRate(units({ returned: 18, shipped: 0, closed: 140 }))).toBe(18 / 140);
    expect(deliveredUnits(units({ shipped: 3, closed: 9 }))).toBe(3);
  });

  it("is refused below twenty delivered units", () => {
    expect(returnRate(units({ returned: 5, shipped: 19 }))).toBeNull();
    expect(returnRate(units({ returned: 5, shipped: 20 }))).toBe(0.25);
    expect(returnRate(NO_UNITS)).toBeNull();
  });

  it("is high where chance hardly explains it and people would notice it", () => {
    expect(judgedReturns(units({ returned: 18, shipped: 100 }), OTHERS)).toMatchObject({
      return_rate: 0.18,
      usual_return_rate: 0.06,
      is_high: true,
    });
    // Nearly twice the usual, of thirty units: chance.
    expect(judgedReturns(units({ returned: 3, shipped: 30 }), OTHERS).is_high).toBe(false);
    // Surely more than usual, yet hardly more.
    expect(judgedReturns(units({ returned: 700, shipped: 10_000 }), OTHERS).is_high).toBe(false);
    // Surely three times as much, of nearly nothing.
    const careful = units({ returned: 4, shipped: 1_000 });
    expect(judgedReturns(units({ returned: 13, shipped: 1_100 }), careful).is_high).toBe(false);
    // Nothing to be held against.
    expect(judgedReturns(units({ returned: 18, shipped: 100 }), units({ shipped: 99 }))).toMatchObject({
      usual_return_rate: null,
      is_high: false,
    });
  });

  it("reckons with the own rate drawn towards the usual one: (18 + 30 × 6 %) ÷ 130", () => {
    const { expected_return_rate } = judgedReturns(units({ returned: 18, shipped: 100 }), OTHERS);
    expect(expected_return_rate).toBeCloseTo(19.8 / 130, 12);
    expect(judgedReturns(units({ returned: 3, shipped: 5 }), OTHERS).expected_return_rate).toBeCloseTo(4.8 / 35, 12);
    expect(judgedReturns(units({ returned: 18, shipped: 100 }), NO_UNITS).expected_return_rate).toBe(0.18);
    expect(judgedReturns(NO_UNITS, NO_UNITS).expected_return_rate).toBeNull();
  });
});

describe("what returns do to the plan", () => {
  const own = units({ returned: 18, resellable: 12, shipped: 100 });
  const judged = judgedReturns(own, OTHERS);

  it("by hand: of 65 sold units 9.9 come back, two thirds of them to be sold again", () => {
    const outlook = returnOutlook(own, judged, { days: 13, units: 65 });
    expect(outlook?.expected_returns).toBeCloseTo((65 * 19.8) / 130, 9);
    expect(outlook?.expected_restock).toBeCloseTo((65 * 19.8 * 2) / (130 * 3), 9);
    expect(returnSentence(own, judged, outlook, { period_days: 90, unit: "件" })).toBe(
      "近 90 天各仓合计交付 100 件，退回 18 件，退货率 18%（同类其他商品 6%），偏高。照此未来 13 天约有 10 件退回，其中约 7 件会回库再售；" +
        "回库按入库流水增加库存，不抵减需求，补货建议未预先扣除。",
    );
  });

  it("tells small shares as the figures beside it do, not as “<1%” of both", () => {
    const rare = units({ returned: 6, resellable: 6, shipped: 1123 });
    const judgement = judgedReturns(rare, units({ returned: 60, shipped: 10_000 }));
    expect(returnSentence(rare, judgement, null, WORDS)).toContain("退货率 0.5%（同类其他商品 0.6%）");
  });

  it("says nothing where nothing came back, and no more than was seen where little will", () => {
    const none = units({ shipped: 100 });
    const calm = judgedReturns(none, NO_UNITS);
    expect(returnSentence(none, calm, returnOutlook(none, calm, { days: 9, units: 9 }), WORDS)).toBeNull();
    const few = returnOutlook(own, judged, { days: 9, units: 1 });
    expect(returnSentence(own, judged, few, WORDS)).toBe(
      "近 90 天各仓合计交付 100 件，退回 18 件，退货率 18%（同类其他商品 6%），偏高。",
    );
    expect(returnOutlook(NO_UNITS, judgedReturns(NO_UNITS, NO_UNITS), { days: 9, units: 9 })).toBeNull();
  });

  it("never brings back less than nothing, nor more than is sold", () => {
    const count = fc.nat(200);
    const some = fc.record({ returned: count, share: fc.double({ min: 0, max: 1, noNaN: true }), shipped: count });
    fc.assert(
      fc.property(some, some, fc.integer({ min: -50, max: 500 }), (mine, theirs, sold) => {
        const [one, other] = [mine, theirs].map(({ returned, share, shipped }) =>
          units({ returned, resellable: returned * share, shipped }),
        ) as [ReturnedUnits, ReturnedUnits]; // two were given
        const outlook = returnOutlook(one, judgedReturns(one, other), { days: 7, units: sold });
        if (outlook === null) return;
        expect(outlook.expected_returns).toBeGreaterThanOrEqual(0);
        expect(outlook.expected_returns).toBeLessThanOrEqual(Math.max(0, sold));
        expect(outlook.expected_restock).toBeLessThanOrEqual(outlook.expected_returns + 1e-9);
      }),
    );
  });
});

const WORDS = { period_days: 90, unit: "件" };

describe("units", () => {
  it("add up, and are taken away again, never below nothing", () => {
    const one = units({ returned: 2, resellable: 1, shipped: 9, closed: 8 });
    expect(addUnits(one, one)).toEqual({ returned: 4, resellable: 2, shipped: 18, closed: 16 });
    expect(withoutUnits(addUnits(one, OTHERS), one)).toEqual(OTHERS);
    expect(withoutUnits(NO_UNITS, one)).toEqual(NO_UNITS);
  });

  it("may be sold again unless they came back for their quality", () => {
    expect(["质量问题", "不想要了", "发错货", "其他", null].map(isResellable)).toEqual([false, true, true, true, true]);
  });
});
