import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { OutageCosts } from "../../../src/domain/exposure/customer-exposure.ts";
import { EXPOSURE_KINDS, type ExposureSign } from "../../../src/domain/exposure/exposure-sign.ts";
import { rankExposed } from "../../../src/domain/exposure/rank-exposed.ts";
import { unservedLines } from "../../../src/domain/exposure/unserved-lines.ts";

const COSTS: OutageCosts = {
  ...{ today: "2026-11-30", unit_margin: 10, churn_effect: 0.05 },
  customerValue: (code) => (code === "丙" ? 4_000 : null),
};

const SIGNS: readonly ExposureSign[] = [
  { kind: "predicted", customer_code: "甲", probability: 0.5, units: 6 },
  { kind: "unserved", customer_code: "乙", line_key: "SO1/1", units: 4 },
  { kind: "delayed", customer_code: "乙", line_key: "SO1/1", units: 4 },
  { kind: "refused", customer_code: "乙", line_key: "SO2/1", units: 1 },
  { kind: "intent", customer_code: "甲", on: "2026-11-16", weight: 0.8, units: 10 },
  { kind: "predicted", customer_code: "丙", probability: 0.1, units: 2 },
];

describe("the customers of an outage", () => {
  it("are joined from every sign and ranked by margin and future value, both kept apart", () => {
    const { customers } = rankExposed(SIGNS, COSTS);
    expect(customers.map(({ customer_code }) => customer_code)).toEqual(["甲", "乙", "丙"]);
    expect(customers[0]).toMatchObject({ kinds: ["intent", "predicted"], future_loss: null });
    expect(customers[0]?.probability).toBeCloseTo(1 - 0.5 * 0.6, 12);
    expect(customers[0]?.expected_units).toBeCloseTo(7, 12);
    expect(customers[0]?.margin_loss).toBeCloseTo(70, 12);
    expect(customers[2]?.margin_loss).toBeCloseTo(2, 12);
    expect(customers[2]?.future_loss).toBeCloseTo(20, 12);
  });

  it("are counted once for a line that gives two signs", () => {
    const { customers } = rankExposed(SIGNS, COSTS);
    expect(customers[1]).toMatchObject({
      kinds: ["unserved", "refused", "delayed"],
      probability: 1,
      expected_units: 5,
    });
  });

  it("add up over all of them, however few are listed", () => {
    const all = rankExposed(SIGNS, COSTS, 1);
    expect(all.customers.map(({ customer_code }) => customer_code)).toEqual(["甲"]);
    expect(all.exposed_count).toBe(3);
    expect(all.expected_customers).toBeCloseTo(1.8, 12);
    expect(all.expected_units).toBeCloseTo(12.2, 12);
    expect(all.margin_loss).toBeCloseTo(122, 12);
    expect(all.future_loss).toBeCloseTo(20, 12);
  });

  it("rise by their value: the same chance of a dearer customer comes first", () => {
    const signs: readonly ExposureSign[] = ["丁", "丙"].map((customer_code) => ({
      ...{ kind: "predicted", customer_code, probability: 0.4, units: 1 },
    }));
    expect(rankExposed(signs, COSTS).customers[0]?.customer_code).toBe("丙");
    expect(rankExposed(signs, { ...COSTS, churn_effect: null }).customers[0]?.customer_code).toBe("丁");
  });

  it("are ranked by units where the margin is not known, and no loss is made up", () => {
    const ranking = rankExposed(SIGNS, { ...COSTS, unit_margin: null, churn_effect: null });
    expect(ranking.customers.map(({ customer_code }) => customer_code)).toEqual(["甲", "乙", "丙"]);
    expect(ranking).toMatchObject({ margin_loss: null, future_loss: null });
  });

  it("are none where no sign has any chance", () => {
    const ranking = rankExposed([{ kind: "predicted", customer_code: "甲", probability: 0, units: 3 }], COSTS);
    expect(ranking).toMatchObject({ customers: [], exposed_count: 0, expected_units: 0 });
  });

  it("come in one order whatever the order of the signs, each with a chance from 0 to 1", () => {
    const sign = fc.record({
      kind: fc.constantFrom("predicted" as const),
      customer_code: fc.constantFrom("甲", "乙", "丙", "丁", "戊"),
      probability: fc.constantFrom(-0.5, 0.25, 0.5, 2),
      units: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        const { customers } = rankExposed(signs, COSTS, 3);
        const codes = customers.map(({ customer_code }) => customer_code);
        expect(rankExposed(signs.toReversed(), COSTS, 3).customers.map(({ customer_code }) => customer_code)).toEqual(
          codes,
        );
        for (const { probability } of customers) expect(probability > 0 && probability <= 1).toBe(true);
      }),
    );
  });

  it("name the surest kind first", () => {
    expect(EXPOSURE_KINDS[0]).toBe("unserved");
  });
});

describe("open lines that stock cannot serve", () => {
  it("are those whose turn comes after the stock is gone, with the units they lack", () => {
    const line = (line_key: string, customer_code: string, promised_on: string) => ({
      ...{ line_key, customer_code, promised_on, order_no: line_key, ordered_on: "2026-11-01" },
      ...{ quantity: 5, shipped_quantity: 1 },
    });
    const lines = [line("2", "乙", "2026-12-02"), line("1", "甲", "2026-12-01"), line("3", "丙", "2026-12-03")];
    expect(unservedLines(lines, 6)).toEqual([
      { kind: "unserved", customer_code: "乙", line_key: "2", units: 2 },
      { kind: "unserved", customer_code: "丙", line_key: "3", units: 4 },
    ]);
  });
});
