import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type ArrivalLine, proposeAllocation } from "../../../src/domain/care/arrival-allocation.ts";
import { arrivalNotices } from "../../../src/domain/care/arrival-notice.ts";

const TODAY = "2026-11-30";

function aLine(customer_code: string, part: Partial<ArrivalLine> = {}): ArrivalLine {
  return {
    ...{ line_key: `${customer_code}/1`, customer_code, units: 5, ordered_on: "2026-11-20", promised_on: null },
    ...{ residual_value: null, has_priority: true },
    ...part,
  };
}

describe("units that arrived", () => {
  it("are proposed to broken promises first, then near ones, then by what the customer is still worth", () => {
    const lines = [
      aLine("贵", { residual_value: 9_000 }),
      aLine("廉", { residual_value: 100, ordered_on: "2026-11-01" }),
      aLine("近", { promised_on: "2026-12-03" }),
      aLine("远", { promised_on: "2026-12-04", ordered_on: "2026-11-02" }),
      aLine("误", { promised_on: "2026-11-29" }),
    ];
    const { lines: ranked, left } = proposeAllocation(lines, 18, TODAY);
    expect(ranked.map(({ line }) => line.customer_code)).toEqual(["误", "近", "贵", "廉", "远"]);
    expect(ranked.map(({ given }) => given)).toEqual([5, 5, 5, 3, 0]);
    expect(ranked[2]).toMatchObject({ rank: 3, turn: 4, promise: "later" });
    expect(left).toBe(0);
  });

  it("leave whoever is held out in the turn of their orders", () => {
    const lines = [
      aLine("甲", { has_priority: false, ordered_on: "2026-11-01" }),
      aLine("乙", { has_priority: false, residual_value: 9_000, ordered_on: "2026-11-03" }),
      aLine("丙", { ordered_on: "2026-11-09" }),
    ];
    const { lines: ranked } = proposeAllocation(lines, 5, TODAY);
    expect(ranked.map(({ line }) => line.customer_code)).toEqual(["丙", "甲", "乙"]);
  });

  it("are given out once, whatever is asked", () => {
    const line = fc.record({ units: fc.integer({ min: -1, max: 9 }), has_priority: fc.boolean() });
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: -2, max: 40 }), (parts, arrived) => {
        const lines = parts.map((part, at) => aLine(`C${at}`, part));
        const { lines: ranked, left } = proposeAllocation(lines, arrived, TODAY);
        const given = ranked.reduce((sum, one) => sum + one.given, 0);
        expect(given + left).toBe(Math.max(0, arrived));
        expect(ranked.every((one) => one.given >= 0 && one.short >= 0)).toBe(true);
      }),
    );
  });
});

describe("telling that goods are back", () => {
  it("reaches no more people than ordinary orders can be served, most at risk first", () => {
    const buyers = ["甲", "乙", "丙", "丁"].map((customer_code, at) => ({ customer_code, units: null, at_risk: at }));
    const told = arrivalNotices(buyers, { free_units: 11, usual_quantity: 5 });
    expect(told.map(({ customer_code }) => customer_code)).toEqual(["丁", "丙"]);
    expect(arrivalNotices(buyers, { free_units: 4, usual_quantity: 5 })).toEqual([]);
    expect(arrivalNotices(buyers, { free_units: -3, usual_quantity: 0 })).toEqual([]);
  });

  it("passes over whoever wants more than is left", () => {
    const buyers = [
      { customer_code: "甲", units: 30, at_risk: 9 },
      { customer_code: "乙", units: 2, at_risk: null },
      { customer_code: "丙", units: 1, at_risk: null },
    ];
    const told = arrivalNotices(buyers, { free_units: 3, usual_quantity: 1 });
    expect(told.map(({ customer_code }) => customer_code)).toEqual(["丙", "乙"]);
  });

  it("never promises more than arrived", () => {
    const buyer = fc.record({ units: fc.option(fc.integer({ min: 1, max: 20 })), at_risk: fc.constant(null) });
    fc.assert(
      fc.property(
        fc.array(buyer),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (parts, free_units, usual_quantity) => {
          const buyers = parts.map((part, at) => ({ ...part, customer_code: `C${at}` }));
          const told = arrivalNotices(buyers, { free_units, usual_quantity });
          expect(told.length).toBeLessThanOrEqual(free_units / usual_quantity);
          expect(told.reduce((sum, { units }) => sum + (units ?? 1), 0)).toBeLessThanOrEqual(free_units);
        },
      ),
    );
  });
});
