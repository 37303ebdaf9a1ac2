import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { demandQuantile } from "../../../src/domain/demand/demand-distribution.ts";
import { planPlace } from "../../../src/domain/purchase-plan/plan-place.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import type { SupplyNeed } from "../../../src/domain/risk/supply-need.ts";
import { aSeries, poissonDays, TODAY } from "../demand/a-series.ts";
import { aRiskInput } from "../risk/a-risk-input.ts";
import type { RiskOverrides } from "../risk/a-risk-input.ts";

const HISTORY = poissonDays(300, 5);
const assess = (overrides: RiskOverrides) => assessStockoutRisk(aRiskInput({ demand: aSeries(HISTORY), ...overrides }));
const receipt = (due_in_days: number, quantity: number) => ({
  purchase_order_no: `PO-${due_in_days}`,
  due: addDays(TODAY, due_in_days),
  quantity,
});

function needOf(overrides: RiskOverrides): SupplyNeed {
  const { supply_need } = assess(overrides);
  if (supply_need === undefined) throw new Error("nothing is known of the need");
  return supply_need;
}

describe("what a place can spare", () => {
  it("is nothing where it lacks or has just enough", () => {
    expect(needOf({ stock: { on_hand: 0 } })).toMatchObject({ spare: 0 });
    expect(needOf({ stock: { on_hand: 100 } })).toMatchObject({ spare: 0 });
  });

  it("leaves it without a shortage and without an order, to the last unit", () => {
    const arrivals = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 200 })), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), arrivals, fc.nat(60), (on_hand, due, minimum_stock) => {
        const receipts = due.map(([day, quantity]) => receipt(day, quantity));
        const left = (given: number) => ({ receipts, item: { minimum_stock }, stock: { on_hand: on_hand - given } });
        const { spare } = needOf(left(0));
        expect(spare).toBeLessThanOrEqual(on_hand);
        if (spare === 0) return;
        const after = assess(left(spare));
        expect(after.supply_need?.gap).toBeNull();
        expect(after.suggested_order_quantity).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("is all that it can spare: one unit more, and it would have to order", () => {
    const { spare } = needOf({ stock: { on_hand: 300 } });
    expect(spare).toBeGreaterThan(0);
    expect(assess({ stock: { on_hand: 300 - spare - 1 } }).suggested_order_quantity).toBeGreaterThan(0);
  });

  it("does not count on a receipt that is not nearly certain, nor give before one what is needed until then", () => {
    const late = { ...aRiskInput().lead_time, lateness_sd_days: 30 };
    const sure = { ...aRiskInput().lead_time, lateness_sd_days: 0 };
    const given = { stock: { on_hand: 100 }, receipts: [receipt(5, 400)] };
    expect(needOf({ ...given, lead_time: late }).spare).toBe(0);
    const { spare } = needOf({ ...given, lead_time: sure });
    expect(spare).toBeGreaterThan(50);
    expect(spare).toBeLessThan(85);
  });

  it("is nothing to speak of where too little is known", () => {
    expect(assess({ stock: null }).supply_need).toBeUndefined();
    expect(planPlace(assess({ stock: null }))).toBeNull();
  });
});

describe("what production takes for certain", () => {
  const use = (day: number, quantity: number) => [
    { order_no: "MO-1", made_code: "TABLE", day: addDays(TODAY, day), quantity },
  ];

  it("cannot be given away, lacks where it is not there, and is served by the order", () => {
    const given = { stock: { on_hand: 300 } };
    const [without, planned] = [needOf(given), needOf({ ...given, planned_use: use(3, 50) })];
    expect(planned.spare).toBe(without.spare - 50);
    const short = needOf({ stock: { on_hand: 20 }, planned_use: use(3, 50) });
    expect(short.gap?.supply).toBe((needOf({ stock: { on_hand: 20 } }).gap?.supply ?? 0) - 50);
    expect(short.order?.planned).toBe(50);
    expect(needOf({ stock: { on_hand: 20 } }).order).not.toHaveProperty("planned");
  });

  it("raises reorder point and target stock by itself, and leaves the safety stock, whatever the target", () => {
    for (const replenishment_target of ["service_level", "fill_rate", "profit"] as const) {
      const terms = { replenishment_target, fill_rate_target: 0.98, purchase_cost: 30, sale_price: 50 };
      const [without, planned] = [[], use(3, 50)].map((planned_use) =>
        assess({ stock: { on_hand: 20 }, item: terms, planned_use }),
      );
      expect(planned?.safety_stock).toBe(without?.safety_stock);
      expect(planned?.reorder_point).toBe((without?.reorder_point ?? 0) + 50);
      expect(planned?.order_up_to_level).toBe((without?.order_up_to_level ?? 0) + 50);
    }
  });
});

describe("what a place lacks before its next receipt", () => {
  it("reaches until an order placed today could arrive where nothing is on its way", () => {
    const { gap } = needOf({ stock: { on_hand: 20 } });
    expect(gap).toMatchObject({ days: 10, supply: 20 });
    expect(gap?.demand.mean).toBeGreaterThan(40);
  });

  it("ends with a receipt that is likely sooner", () => {
    const { gap } = needOf({ stock: { on_hand: 4 }, receipts: [receipt(4, 500)] });
    expect(gap).toMatchObject({ days: 4, supply: 4 });
  });

  it("is at its worst moment, which may come after a receipt that is too small", () => {
    const { gap } = needOf({ stock: { on_hand: 4 }, receipts: [receipt(2, 1)] });
    expect(gap).toMatchObject({ days: 10, supply: 5 });
  });

  it("counts customers who wait already", () => {
    expect(needOf({ stock: { on_hand: 0, backorder: 7 } }).gap?.supply).toBe(-7);
  });

  it("is there exactly where the service level is missed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150 }), (on_hand) => {
        const risk = assess({ stock: { on_hand } });
        const { gap } = needOf({ stock: { on_hand } });
        const arrival = risk.explanation.arrival;
        const need = arrival === null ? NaN : demandQuantile(arrival.demand, 0.95);
        expect(gap !== null).toBe(need > on_hand);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what an order is for", () => {
  it("is the demand of the exposure and one review period, and absent without a suggestion", () => {
    const risk = assess({ stock: { on_hand: 30 } });
    const { order } = needOf({ stock: { on_hand: 30 } });
    expect(order?.days).toBe(risk.exposure_days + 7);
    const daily = (risk.explanation.demand?.forecast_mean ?? NaN) * (order?.days ?? NaN);
    expect(Math.abs((order?.demand.mean ?? NaN) / daily - 1)).toBeLessThan(0.05);
    expect(needOf({ stock: { on_hand: 500 } }).order).toBeNull();
  });

  it("keeps an assessment small", () => {
    const longest = Math.max(
      ...[0, 30, 100, 300].map((on_hand) => JSON.stringify(needOf({ stock: { on_hand } })).length),
    );
    expect(longest).toBeLessThan(700);
  });
});
