import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { demandDistribution } from "../../../src/domain/demand/demand-distribution.ts";
import { demandLaw } from "../../../src/domain/demand/demand-law.ts";
import type { Goodwill } from "../../../src/domain/inventory/goodwill.ts";
import { NO_ORDER_TERMS } from "../../../src/domain/inventory/order-terms.ts";
import { termedOrder } from "../../../src/domain/inventory/termed-order.ts";
import { termedSuggestion } from "../../../src/domain/simulation/termed-suggestion.ts";
import { TERMS } from "./a-rehearsal.ts";

function goodwillOf(per_unit: number | null): Goodwill | null {
  if (per_unit === null) return null;
  return { per_unit, lost_share: 0.1, basis: "shop", buyer_worth: per_unit * 20, units_per_line: 2 };
}

describe("what the shop suggests of an evening, by the item's terms", () => {
  it("is what the engine's own rule says, however much or little there is", () => {
    const ordering = fc.record({
      replenishment_target: fc.constantFrom(null, "service_level", "fill_rate", "profit"),
      fill_rate_target: fc.option(fc.constantFrom(0.5, 0.9, 0.98)),
      shelf_life_days: fc.option(fc.integer({ min: 1, max: 60 })),
      storage_quantity: fc.option(fc.integer({ min: 10, max: 300 })),
      price_breaks: fc.constantFrom([], [{ from_quantity: 90, unit_price: 25 }]),
      holding_cost_rate: fc.option(fc.constantFrom(0, 0.3, 1)),
      sale_price: fc.option(fc.integer({ min: 29, max: 90 })),
      purchase_cost: fc.option(fc.constant(30)),
      goodwill: fc.option(fc.constantFrom(0, 4, 60)),
    });
    const lots = fc.record({ moq: fc.option(fc.constantFrom(12, 60)), order_multiple: fc.option(fc.constant(8)) });
    const evening = fc.record({
      ...{ level: fc.constantFrom(0.2, 4, 25), spread: fc.constantFrom(1, 2, 6), is_count: fc.boolean() },
      ...{ times: fc.double({ min: -0.2, max: 2.5, noNaN: true }), minimum_stock: fc.option(fc.constantFrom(5, 80)) },
    });
    fc.assert(
      fc.property(ordering, lots, evening, (item, lot, { level, spread, is_count, times, minimum_stock }) => {
        const lawOf = (days: number) => demandDistribution(level * days, spread * level * days, is_count);
        const law = lawOf(14);
        const position = is_count ? Math.round(times * law.mean) : times * law.mean;
        const full = { ...NO_ORDER_TERMS, ...item, goodwill: goodwillOf(item.goodwill) };
        const want = termedOrder({
          ...{ item: full, lot: { ...lot, is_count }, minimum_stock, service_level: 0.95, law: demandLaw(law) },
          ...{ cycle_days: 7, cycle_demand: 7 * level, annual_demand: 365 * level, inventory_position: position },
          stock_at_arrival: position - 7 * level,
          shelf_life: item.shelf_life_days === null ? null : demandLaw(lawOf(7 + item.shelf_life_days)),
        });
        const got = termedSuggestion({
          ...{ ordering: full, terms: { ...TERMS, ...lot, is_count }, minimum_stock, service_level: 0.95 },
          ...{ law, level, position, arrival_days: 7, lawOf },
        });
        expect(got).toBe(want.order.quantity);
      }),
      { numRuns: 600 },
    );
  });
});
