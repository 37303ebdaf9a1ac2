import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { chosenTarget } from "../../../src/domain/inventory/chosen-target.ts";
import { expectedProfit, mostProfitableStock } from "../../../src/domain/inventory/expected-profit.ts";
import { expiryRisk } from "../../../src/domain/inventory/order-limits.ts";
import { NO_ORDER_TERMS, orderTermsOf, shelfDays } from "../../../src/domain/inventory/order-terms.ts";
import { expiryLoss, mostProfitablePerishable } from "../../../src/domain/inventory/perishable-stock.ts";
import { purchaseCosts } from "../../../src/domain/inventory/purchase-costs.ts";
import { replenishmentLevels, suggestedOrder } from "../../../src/domain/inventory/replenishment-policy.ts";
import { plainSizing } from "../../../src/domain/inventory/sized-order.ts";
import { termedOrder } from "../../../src/domain/inventory/termed-order.ts";
import type { TermedOrderInput } from "../../../src/domain/inventory/termed-order.ts";
import { unitEconomics } from "../../../src/domain/inventory/unit-economics.ts";
import { anyLaw, countLaw, poissonLaw } from "../demand/laws.ts";

const MONEY = { sale_price: 50, purchase_cost: 30 };

describe("what a unit earns and costs", () => {
  it("by hand: 20 earned, 30 held for a week at a fifth a year", () => {
    expect(unitEconomics(MONEY, 7)).toEqual({
      ...{ margin: 20, stockout_cost: 0, holding_cost: (30 * 0.2 * 7) / 365, leftover_loss: 0 },
    });
    expect(unitEconomics({ ...MONEY, holding_cost_rate: 0.365 }, 10)).toMatchObject({ holding_cost: 0.3 });
  });

  it.each([
    [{ ...MONEY, sale_price: null }, "sale_price"],
    [{ ...MONEY, purchase_cost: null }, "purchase_cost"],
    [{ ...MONEY, sale_price: 30 }, "margin"],
    [{ ...MONEY, sale_price: 12 }, "margin"],
  ])("says nothing of %j: %s", (item, lack) => expect(unitEconomics(item, 7)).toBe(lack));
});

describe("the target of an item", () => {
  it("is the service level where nobody says else", () => {
    const wanted = { target: { kind: "service_level", service_level: 0.95 }, wished: "service_level", lacks: null };
    expect(chosenTarget(MONEY, 0.95, 7)).toEqual(wanted);
    expect(chosenTarget({ ...MONEY, replenishment_target: null }, 0.95, 7)).toEqual(wanted);
  });

  it("is the fill rate, of demand that waits, or the profit where the form says so", () => {
    const rate = { ...MONEY, replenishment_target: "fill_rate" as const, fill_rate_target: 0.98 };
    expect(chosenTarget(rate, 0.95, 7).target).toEqual({ kind: "fill_rate", fill_rate: 0.98, unmet: "waits" });
    expect(chosenTarget({ ...MONEY, replenishment_target: "profit" }, 0.95, 7).target).toEqual({
      ...{ kind: "profit", economics: unitEconomics(MONEY, 7) },
    });
  });

  it.each([
    [{ ...MONEY, replenishment_target: "fill_rate" as const }, "fill_rate_target"],
    [{ sale_price: null, purchase_cost: 30, replenishment_target: "profit" as const }, "sale_price"],
    [{ sale_price: 50, purchase_cost: null, replenishment_target: "profit" as const }, "purchase_cost"],
    [{ sale_price: 20, purchase_cost: 30, replenishment_target: "profit" as const }, "margin"],
  ])("falls back to the service level of %j and says that %s is missing", (wish, lacks) => {
    expect(chosenTarget(wish, 0.9, 7)).toEqual({
      ...{ target: { kind: "service_level", service_level: 0.9 }, wished: wish.replenishment_target, lacks },
    });
  });
});

describe("order terms", () => {
  it("are taken alone of what bears them, and silent without an item", () => {
    expect(orderTermsOf(null)).toEqual(NO_ORDER_TERMS);
    const terms = { ...NO_ORDER_TERMS, shelf_life_days: 30, price_breaks: [{ from_quantity: 5, unit_price: 1 }] };
    const item = { item_code: "A", ...terms };
    expect(orderTermsOf(item)).toEqual(terms);
  });

  it("keep for whole days, at least one", () => {
    expect([0.5, 1, 30.9].map(shelfDays)).toEqual([1, 1, 30]);
  });

  it("price by the quantity only where a plain price and a break are known", () => {
    const price_breaks = [{ from_quantity: 100, unit_price: 27 }];
    const costs = { unit_cost: 30, price_breaks, annual_demand: 365, fixed_cost: 0, holding_rate: 0.2 };
    expect(purchaseCosts({ purchase_cost: 30, price_breaks }, 365)).toEqual(costs);
    expect(purchaseCosts({ purchase_cost: 30, price_breaks, order_cost: 8, holding_cost_rate: 0.1 }, 365)).toEqual({
      ...{ ...costs, fixed_cost: 8, holding_rate: 0.1 },
    });
    expect(purchaseCosts({ purchase_cost: null, price_breaks }, 365)).toBeNull();
    expect(purchaseCosts({ purchase_cost: 30 }, 365)).toBeNull();
  });
});

describe("how surely an order must sell before it expires", () => {
  it.each([
    ["the share of the price that is margin", 50, 30, 0.4],
    ["never less likely than not", 100, 10, 0.5],
    ["nine in ten where a unit earns nothing", 20, 30, 0.1],
    ["nine in ten without a price", null, 30, 0.1],
    ["nine in ten without a cost", 50, null, 0.1],
  ])("%s", (_, price, cost, risk) => expect(expiryRisk(price, cost)).toBeCloseTo(risk, 12));
});

describe("the most profitable stock of goods that expire", () => {
  const economics = { margin: 20, stockout_cost: 0, holding_cost: 0.1, leftover_loss: 0 };

  it("is the newsvendor's where nothing expires, and never above it", () => {
    fc.assert(
      fc.property(anyLaw(), anyLaw(), fc.double({ min: 0, max: 100, noNaN: true }), (law, later, unit_loss) => {
        const plain = mostProfitableStock(law, economics);
        expect(mostProfitablePerishable(law, economics, null, 3)).toBe(plain);
        const stock = mostProfitablePerishable(law, economics, { law: later, unit_loss }, 3);
        expect(stock).toBeGreaterThanOrEqual(0);
        expect(stock).toBeLessThanOrEqual(plain);
      }),
    );
  });

  it("earns the most of all whole stocks, by trying them all", () => {
    const law = poissonLaw(20);
    const expiry = { law: poissonLaw(26), unit_loss: 30 };
    const ahead = 5;
    const profits = Array.from(
      { length: 60 },
      (_, x) => expectedProfit(law, economics, x) - expiryLoss(expiry, x + ahead),
    );
    const best = mostProfitablePerishable(law, economics, expiry, ahead);
    expect(best).toBe(profits.indexOf(Math.max(...profits)));
    expect(best).toBeLessThan(mostProfitableStock(law, economics));
  });

  it("is nothing where the first unit would expire already", () => {
    const expiry = { law: poissonLaw(1), unit_loss: 30 };
    expect(mostProfitablePerishable(poissonLaw(0.01), economics, expiry, 9)).toBe(0);
  });
});

const ORDER: TermedOrderInput = {
  ...{ item: MONEY, lot: { moq: null, order_multiple: null, is_count: true }, minimum_stock: null },
  ...{ service_level: 0.95, law: poissonLaw(85), cycle_days: 7, cycle_demand: 35, annual_demand: 1825 },
  ...{ inventory_position: 40, stock_at_arrival: 0, shelf_life: null },
};

describe("an order by the item's terms", () => {
  it("is by the plain levels, minimum and multiple where the form is silent", () => {
    const { law, cycle_demand, minimum_stock } = ORDER;
    const levels = replenishmentLevels({
      ...{ exposure_mean: law.mean, exposure_quantile: law.quantile(0.95), cycle_demand, minimum_stock },
    });
    const lot = { moq: 100, order_multiple: 12, is_count: true };
    const { order, sizing, ...termed } = termedOrder({ ...ORDER, lot });
    expect(termed.levels).toEqual(levels);
    expect(sizing).toEqual(plainSizing(lot));
    expect(order).toEqual(suggestedOrder(40, levels, plainSizing(lot)));
  });

  it("keeps a fill rate with less stock than the same probability of no shortage", () => {
    const item = { ...MONEY, replenishment_target: "fill_rate" as const, fill_rate_target: 0.95 };
    expect(termedOrder({ ...ORDER, item }).levels.reorder_point).toBeLessThan(termedOrder(ORDER).levels.reorder_point);
  });

  it("stocks more for profit the more a unit earns, and never below a person's floor", () => {
    const point = (sale_price: number, minimum_stock: number | null = null) =>
      termedOrder({ ...ORDER, minimum_stock, item: { ...MONEY, sale_price, replenishment_target: "profit" } }).levels
        .reorder_point;
    expect([30.05, 31, 50, 200].map((price) => point(price))).toEqual([80, 97, 109, 116]);
    expect(point(30.05, 90)).toBe(90);
  });

  it("stocks less for profit where what is left expires", () => {
    const item = { ...MONEY, replenishment_target: "profit" as const };
    const fresh = termedOrder({ ...ORDER, item, shelf_life: poissonLaw(130) }).levels;
    expect(fresh.reorder_point).toBeLessThan(termedOrder({ ...ORDER, item }).levels.reorder_point);
    expect(fresh.safety_stock).toBeGreaterThanOrEqual(0);
  });

  it("says each step: minimum, price break, shelf life, room", () => {
    const price_breaks = [{ from_quantity: 200, unit_price: 27 }];
    const reason = (parts: Partial<TermedOrderInput>) => termedOrder({ ...ORDER, ...parts }).order.rounding_reason;
    const lot = { moq: 120, order_multiple: null, is_count: true };
    const item = { ...MONEY, price_breaks };
    expect(reason({ lot })).toBe("按起订量 120");
    expect(reason({ lot, item })).toBe("按起订量 120，再订 200 享阶梯价，一年约省 5295 元");
    expect(reason({ lot, item, shelf_life: countLaw(200, 300) })).toBe(
      "按起订量 120，保质期内能卖完的只有 155，不凑 200 的阶梯价",
    );
    expect(reason({ item: { ...MONEY, storage_quantity: 70 }, stock_at_arrival: 10 })).toBe(
      "库容放得下的只有 60，减到 60",
    );
    expect(reason({ lot, shelf_life: countLaw(100, 120) })).toBe("保质期内能卖完的只有 57，不足起订量 120，暂不订");
  });

  it("is never negative, always a multiple, and never above shelf life or room, whatever the terms", () => {
    const terms = fc.record({
      replenishment_target: fc.constantFrom(null, "service_level", "fill_rate", "profit"),
      fill_rate_target: fc.option(fc.double({ min: 0.01, max: 0.999, noNaN: true })),
      storage_quantity: fc.option(fc.integer({ min: 1, max: 5000 })),
      price_breaks: fc.constantFrom([], [{ from_quantity: 500, unit_price: 25 }]),
      holding_cost_rate: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      sale_price: fc.option(fc.integer({ min: 1, max: 90 })),
      purchase_cost: fc.option(fc.integer({ min: 1, max: 60 })),
    });
    const lots = fc.record({
      moq: fc.option(fc.integer({ min: 1, max: 400 })),
      order_multiple: fc.option(fc.integer({ min: 1, max: 48 })),
      is_count: fc.constant(true),
    });
    const position = fc.integer({ min: -200, max: 2000 });
    fc.assert(
      fc.property(terms, lots, anyLaw(), fc.option(anyLaw()), position, (item, lot, law, shelf_life, there) => {
        const given = { ...ORDER, item, lot, law, shelf_life, inventory_position: there, stock_at_arrival: there };
        const { order, sizing, levels } = termedOrder(given);
        expect(order.quantity).toBeGreaterThanOrEqual(0);
        expect(order.quantity % (lot.order_multiple ?? 1)).toBe(0);
        expect(order.quantity === 0 || order.quantity >= (lot.moq ?? 0)).toBe(true);
        expect(order.quantity).toBeLessThanOrEqual(sizing.shelf_life_quantity ?? Infinity);
        expect(order.quantity).toBeLessThanOrEqual(sizing.room_quantity ?? Infinity);
        expect(levels.safety_stock).toBeGreaterThanOrEqual(0);
        expect(there <= levels.reorder_point || order.quantity === 0).toBe(true);
      }),
    );
  });
});
