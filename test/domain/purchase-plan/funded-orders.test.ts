import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fundOrders } from "../../../src/domain/purchase-plan/funded-orders.ts";
import type { FundedOrder } from "../../../src/domain/purchase-plan/funded-orders.ts";
import { moneyCurve } from "../../../src/domain/purchase-plan/money-curve.ts";
import type { PlanItem } from "../../../src/domain/purchase-plan/plan-item.ts";
import { type ValuedOrder, valuedOrder } from "../../../src/domain/purchase-plan/valued-order.ts";
import { aPlanItem, aTaker } from "./plan-builders.ts";

interface Wish {
  readonly item?: Partial<PlanItem>;
  readonly mean?: number;
  readonly position?: number;
  readonly quantity?: number;
  readonly goodwill?: number;
}

/** An order of 110 units, of which some 105 are wanted beyond the 10 there are. */
function anOrder({ item = {}, mean = 115, position = 10, quantity = 110, goodwill }: Wish = {}): ValuedOrder {
  const demand = { name: "negative_binomial", mean, variance: 2 * mean } as const;
  const place = aTaker("W1", { item_code: item.item_code ?? "CUP", order: { days: 24, demand } });
  const worth = goodwill === undefined ? place : { ...place, goodwill };
  return valuedOrder(aPlanItem(item), { place: worth, quantity, rounding_reason: null, moved_in: 0, position });
}

const total = (orders: readonly FundedOrder[], valueOf: (order: FundedOrder) => number | null) =>
  orders.reduce((sum, order) => sum + (valueOf(order) ?? 0), 0);

describe("what an order is worth", () => {
  it("is the margin of what sells less the cost of holding, by the whole order", () => {
    const { worth, cost_fen } = anOrder();
    expect(cost_fen).toBe(330_000);
    expect(worth?.whole_profit).toBeGreaterThan(1_900);
    expect(worth?.whole_profit).toBeLessThan(20 * 105);
  });

  it("counts what a price break saves, whatever the size that is asked about", () => {
    const breaks = { price_breaks: [{ from_quantity: 100, unit_price: 24 }] };
    const [dear, cheap] = [anOrder(), anOrder({ item: breaks })];
    expect(cheap.cost_fen).toBe(264_000);
    expect((cheap.worth?.whole_profit ?? 0) - (dear.worth?.whole_profit ?? 0)).toBeCloseTo(660, 6);
    const [odd, plain] = [breaks, {}].map((item) => anOrder({ item, position: 500, quantity: 103 }));
    expect((odd?.worth?.whole_profit ?? 0) - (plain?.worth?.whole_profit ?? 0)).toBeCloseTo(618, 6);
  });

  it("is held at the rate that its form states", () => {
    const [usual, dear] = [anOrder(), anOrder({ item: { holding_cost_rate: 0.5 } })];
    expect(dear.worth?.whole_profit).toBeLessThan(usual.worth?.whole_profit ?? 0);
  });

  it("is more by the goodwill of every unit short that it saves, some 105 of them", () => {
    const [plain, kept] = [anOrder(), anOrder({ goodwill: 7 })].map(({ worth }) => worth?.whole_profit ?? 0);
    const saved = ((kept ?? 0) - (plain ?? 0)) / 7;
    expect(saved).toBeGreaterThan(95);
    expect(saved).toBeLessThan(105.1);
    expect(anOrder({ goodwill: 0 }).worth?.whole_profit).toBe(plain);
  });

  it("is below nought where the item earns nothing, and not known without cost or price", () => {
    expect(anOrder({ item: { sale_price: 30 } }).worth?.whole_profit).toBeLessThan(0);
    expect(anOrder({ item: { sale_price: null } })).toMatchObject({ worth: null, cost_fen: 330_000 });
    expect(anOrder({ item: { purchase_cost: null } })).toMatchObject({ worth: null, cost_fen: null });
  });
});

describe("orders under a budget", () => {
  const good = anOrder({ item: { item_code: "GOOD", sale_price: 90 } });
  const fair = anOrder({ item: { item_code: "FAIR", sale_price: 50 } });
  const poor = anOrder({ item: { item_code: "POOR", sale_price: 32 } });
  const codes = (orders: readonly FundedOrder[]) => orders.map(({ valued }) => valued.item.item_code);

  it("are all bought without one, the best money first", () => {
    const { orders, spent } = fundOrders([poor, good, fair], null);
    expect(codes(orders)).toEqual(["GOOD", "FAIR", "POOR"]);
    expect(orders.every(({ quantity, rest }) => quantity === 110 && rest === null)).toBe(true);
    expect(spent).toBe(9_900);
  });

  it("cost at each size what that size costs, price breaks included", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 20, max: 120 }), (budget, from_quantity) => {
        const item = { item_code: "BREAK", sale_price: 90, price_breaks: [{ from_quantity, unit_price: 24 }] };
        const { orders, spent } = fundOrders([anOrder({ item }), fair], budget);
        const costs = orders.map(({ valued, quantity, cost }) => ({ valued, quantity, cost }));
        for (const { valued, quantity, cost } of costs) {
          const isBroken = valued.item.item_code === "BREAK" && quantity >= from_quantity;
          expect(cost).toBe(quantity * (isBroken ? 24 : 30));
        }
        expect(spent).toBe(total(orders, ({ cost }) => cost));
        expect(spent).toBeLessThanOrEqual(budget);
      }),
    );
  });

  it("lose the worst first when the budget is cut", () => {
    const bought = (budget: number) =>
      new Map(fundOrders([poor, good, fair], budget).orders.map((order) => [order.valued.item.item_code, order]));
    const cut = bought(6_600);
    expect([cut.get("GOOD")?.quantity, cut.get("FAIR")?.quantity]).toEqual([110, 110]);
    expect(cut.get("POOR")?.quantity).toBe(0);
    const less = bought(4_000);
    expect(less.get("GOOD")?.quantity).toBeGreaterThan(less.get("FAIR")?.quantity ?? NaN);
    expect(less.get("GOOD")?.expected_profit).toBeGreaterThan(0.95 * (good.worth?.whole_profit ?? NaN));
    expect(less.get("POOR")?.rest?.forgone_profit).toBeCloseTo(poor.worth?.whole_profit ?? NaN, 0);
  });

  it("tell what it costs not to buy the rest", () => {
    const [order] = fundOrders([fair], 1_650).orders;
    expect(order?.quantity).toBeGreaterThan(0);
    expect(order?.rest?.quantity).toBe(110 - (order?.quantity ?? NaN));
    expect(order?.rest?.cost).toBe(3_300 - (order?.cost ?? NaN));
    expect((order?.expected_profit ?? NaN) + (order?.rest?.forgone_profit ?? NaN)).toBeCloseTo(
      Math.max(fair.worth?.whole_profit ?? NaN, fair.worth?.sized.steps.at(-1)?.candidate.profit ?? NaN),
      9,
    );
    expect(order?.rest?.lost_units).toBeGreaterThan(20);
  });

  it("come in lumps: a minimum that does not fit is not bought at all", () => {
    const lump = anOrder({ item: { moq: 100 } });
    expect(fundOrders([lump], 2_999).orders[0]).toMatchObject({ quantity: 0, rest: { quantity: 110 } });
    expect(fundOrders([lump], 3_000).orders[0]?.quantity).toBe(100);
  });

  it("go by units where money is not known: after the others, whole, the most missing first", () => {
    const few = anOrder({ item: { item_code: "FEW", sale_price: null }, mean: 30, quantity: 20 });
    const many = anOrder({ item: { item_code: "MANY", sale_price: null } });
    const { orders, spent } = fundOrders([few, many, fair], 3_300 + 3_300 + 100);
    expect(codes(orders)).toEqual(["FAIR", "MANY", "FEW"]);
    expect(orders.map(({ quantity }) => quantity)).toEqual([110, 110, 0]);
    expect(orders.map(({ expected_profit }) => expected_profit === null)).toEqual([false, true, true]);
    expect(spent).toBe(6_600);
  });

  it("take nothing from the budget where there is no cost", () => {
    const free = anOrder({ item: { purchase_cost: null } });
    expect(fundOrders([free], 0)).toMatchObject({ spent: 0, orders: [{ quantity: 110, cost: null, rest: null }] });
  });

  it("that only serve a service level come last", () => {
    const losing = anOrder({ item: { item_code: "LOSS", sale_price: 29 } });
    expect(fundOrders([losing, poor], 3_300).orders.map(({ quantity }) => quantity)).toEqual([110, 0]);
    expect(fundOrders([losing, poor], null).orders.map(({ quantity }) => quantity)).toEqual([110, 110]);
    expect(fundOrders([losing], 100).orders[0]?.rest?.forgone_profit).toBe(0);
  });

  const anyWish = fc.record({
    purchase_cost: fc.option(fc.integer({ min: 1, max: 90 }), { freq: 6 }),
    sale_price: fc.option(fc.integer({ min: 1, max: 120 }), { freq: 6 }),
    moq: fc.option(fc.integer({ min: 1, max: 60 })),
    order_multiple: fc.option(fc.integer({ min: 1, max: 12 })),
    mean: fc.integer({ min: 1, max: 200 }),
    position: fc.integer({ min: -20, max: 100 }),
    lots: fc.integer({ min: 1, max: 20 }),
  });
  const anyOrders = fc.array(anyWish, { minLength: 1, maxLength: 8 }).map((wishes) =>
    wishes.map(({ mean, position, lots, ...item }, i) => {
      const quantity = Math.max(item.moq ?? 0, lots * 5);
      const step = item.order_multiple ?? 1;
      const whole = Math.ceil(quantity / step) * step;
      return anOrder({ item: { item_code: `I${i}`, ...item }, mean, position, quantity: whole });
    }),
  );
  const wanted = (orders: readonly ValuedOrder[]) =>
    orders.reduce((sum, { cost_fen }) => sum + (cost_fen ?? 0), 0) / 100;

  it("never cost more than the budget, and add up to what was asked for", () => {
    fc.assert(
      fc.property(anyOrders, fc.double({ min: 0, max: 1.2, noNaN: true }), (orders, share) => {
        const budget = share * wanted(orders);
        const funding = fundOrders(orders, budget);
        expect(funding.spent).toBeLessThanOrEqual(budget + 1e-9);
        expect(total(funding.orders, ({ cost }) => cost)).toBeCloseTo(funding.spent, 6);
        for (const { valued, quantity, cost, rest } of funding.orders) {
          expect(quantity + (rest?.quantity ?? 0)).toBe(valued.order.quantity);
          expect((cost ?? 0) + (rest?.cost ?? 0)).toBeCloseTo((valued.cost_fen ?? 0) / 100, 6);
          expect(rest?.lost_units ?? 0).toBeGreaterThanOrEqual(-1e-9);
          const { moq, order_multiple } = valued.item;
          if (quantity === 0) continue;
          expect(quantity).toBeGreaterThanOrEqual(moq ?? 0);
          expect(quantity % (order_multiple ?? 1)).toBe(0);
        }
      }),
    );
  });

  it("are the same under a budget that pays for everything as under none", () => {
    fc.assert(
      fc.property(anyOrders, (orders) => {
        const sizes = (budget: number | null) =>
          fundOrders(orders, budget).orders.map(({ valued, quantity }) => [valued.item.item_code, quantity]);
        expect(sizes(wanted(orders))).toEqual(sizes(null));
        expect(
          fundOrders(orders, null).orders.every(({ valued, quantity }) => quantity === valued.order.quantity),
        ).toBe(true);
      }),
    );
  });

  it("earn no less the larger the budget, but for what serves a service level alone", () => {
    const priced = anyOrders.map((orders) => orders.filter(({ worth }) => worth !== null && worth.whole_profit > 0));
    fc.assert(
      fc.property(priced, fc.nat(100), fc.nat(100), (orders, a, b) => {
        const worthwhile = (share: number) =>
          total(fundOrders(orders, (share / 100) * wanted(orders)).orders, ({ expected_profit }) => expected_profit);
        const largest = Math.max(
          0,
          ...orders.flatMap(({ worth }) => worth?.sized.steps.map(({ profit }) => profit) ?? []),
        );
        expect(worthwhile(Math.max(a, b))).toBeGreaterThanOrEqual(worthwhile(Math.min(a, b)) - largest - 1e-6);
      }),
    );
  });

  describe("the curve of money", () => {
    it("rises ever less up to the best, and ends where everything is bought", () => {
      fc.assert(
        fc.property(anyOrders, (orders) => {
          const priced = orders.filter(({ worth }) => worth !== null);
          const curve = moneyCurve(orders, 1_000);
          expect(curve[0]).toEqual({ money: 0, expected_profit: 0 });
          expect(curve.at(-1)?.money).toBeCloseTo(wanted(priced), 6);
          expect(curve.at(-1)?.expected_profit).toBeCloseTo(
            total(fundOrders(priced, null).orders, ({ expected_profit }) => expected_profit),
            6,
          );
          const best = Math.max(...curve.map(({ expected_profit }) => expected_profit));
          const rising = curve.slice(0, curve.findIndex(({ expected_profit }) => expected_profit === best) + 1);
          const slopes = rising.slice(1).map((point, i) => {
            const before = rising[i] ?? point;
            return (point.expected_profit - before.expected_profit) / Math.max(0.01, point.money - before.money);
          });
          slopes
            .slice(1)
            .forEach((slope, i) => expect(slope).toBeLessThanOrEqual((slopes[i] ?? NaN) * (1 + 1e-6) + 1e-6));
        }),
      );
    });

    it("is thinned out to so many points, both ends kept", () => {
      const orders = Array.from({ length: 60 }, (_, i) =>
        anOrder({ item: { item_code: `I${i}`, sale_price: 40 + i } }),
      );
      const whole = moneyCurve(orders, 10_000);
      const thin = moneyCurve(orders, 20);
      expect(thin).toHaveLength(20);
      expect([thin[0], thin.at(-1)]).toEqual([whole[0], whole.at(-1)]);
    });
  });
});
