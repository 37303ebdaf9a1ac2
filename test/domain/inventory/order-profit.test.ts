import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { expectedProfit, mostProfitableStock } from "../../../src/domain/inventory/expected-profit.ts";
import { orderProfitCurve, orderProfitPoint } from "../../../src/domain/inventory/order-profit.ts";
import type { OrderProfitInput } from "../../../src/domain/inventory/order-profit.ts";
import { anyLaw, poissonLaw } from "../demand/laws.ts";

const ECONOMICS = { margin: 20, stockout_cost: 0, holding_cost: 0.1, leftover_loss: 0 };
const INPUT: OrderProfitInput = {
  ...{ law: poissonLaw(85), economics: ECONOMICS, inventory_position: 40, cycle_demand: 35 },
  ...{ unit_cost: 30, price_breaks: [], expiry: null, order_cost: 0 },
};
const BEST = mostProfitableStock(INPUT.law, ECONOMICS) + 35 - 40;

describe("what an order is expected to bring", () => {
  it("is margin times all there is while it surely sells", () => {
    expect(orderProfitPoint(INPUT, 0)).toMatchObject({ quantity: 0, marginal_profit: 20, stockout_probability: 1 });
    expect(orderProfitPoint(INPUT, 0).expected_profit).toBeCloseTo(20 * 40, 9);
    expect(orderProfitPoint({ ...INPUT, order_cost: 7 }, 0).expected_profit).toBeCloseTo(20 * 40, 9);
    expect(orderProfitPoint({ ...INPUT, order_cost: 7 }, 1).expected_profit).toBeCloseTo(20 * 41 - 7, 9);
  });

  it("by hand at the best size: the cycle's margin and the newsvendor's profit of the rest", () => {
    const x = 40 + BEST - 35;
    const want = 20 * 35 + expectedProfit(INPUT.law, ECONOMICS, x);
    expect(orderProfitPoint(INPUT, BEST).expected_profit).toBeCloseTo(want, 9);
  });

  it("by hand far beyond it: 80 units more are held for two further cycles, 45 and 10 of them", () => {
    const x = 40 + BEST + 80 - 35;
    const want = 20 * 35 + expectedProfit(INPUT.law, ECONOMICS, x) - 0.1 * (45 + 10);
    expect(orderProfitPoint(INPUT, BEST + 80).expected_profit).toBeCloseTo(want, 9);
  });

  it("takes off what expires of the order, and adds what a price break saves", () => {
    const expiry = { law: poissonLaw(100), unit_loss: 30 };
    const plain = orderProfitPoint(INPUT, 120).expected_profit;
    const perishable = orderProfitPoint({ ...INPUT, expiry }, 120).expected_profit;
    expect(perishable).toBeCloseTo(plain - 30 * 60, -1);
    const price_breaks = [{ from_quantity: 100, unit_price: 28 }];
    expect(orderProfitPoint({ ...INPUT, price_breaks }, 120).expected_profit).toBeCloseTo(plain + 2 * 120, 9);
    expect(orderProfitPoint({ ...INPUT, price_breaks }, 99)).toEqual(orderProfitPoint(INPUT, 99));
  });

  it("has the difference of two profits as the profit of one unit more, for counts", () => {
    const expiry = { law: poissonLaw(150), unit_loss: 30 };
    for (const quantity of [0, 30, 80, 110, 160, 200]) {
      const [here, next] = [quantity, quantity + 1].map((q) => orderProfitPoint({ ...INPUT, expiry }, q));
      expect(here?.marginal_profit).toBeCloseTo((next?.expected_profit ?? NaN) - (here?.expected_profit ?? NaN), 9);
    }
  });
});

describe("the curve of order sizes", () => {
  it("has the suggestion among its points and its top where theory puts it", () => {
    const { points, best } = orderProfitCurve(INPUT, 96);
    expect(points.some(({ quantity }) => quantity === 96)).toBe(true);
    expect(best.quantity).toBe(BEST);
    expect(points[0]?.quantity).toBe(0);
    expect(points.length).toBeLessThan(60);
  });

  it("shows prices that change on both sides of the break", () => {
    const { points, best } = orderProfitCurve({ ...INPUT, price_breaks: [{ from_quantity: 130, unit_price: 24 }] }, 96);
    const sizes = points.map(({ quantity }) => quantity);
    expect(sizes).toEqual(expect.arrayContaining([129, 130]));
    expect(best.quantity).toBeGreaterThanOrEqual(130);
  });

  it("ends where the room ends", () => {
    expect(orderProfitCurve(INPUT, 20, 30).points.at(-1)?.quantity).toBe(30);
  });

  it("is one ascending row of finite numbers for any law, with no point above the best", () => {
    fc.assert(
      fc.property(
        anyLaw(),
        fc.integer({ min: -100, max: 3000 }),
        fc.nat(2000),
        (law, inventory_position, suggested) => {
          const { points, best } = orderProfitCurve({ ...INPUT, law, inventory_position }, suggested);
          points.forEach((point, i) => {
            expect(point.quantity).toBeGreaterThan(points[i - 1]?.quantity ?? -1);
            expect(Number.isFinite(point.expected_profit)).toBe(true);
            expect(point.expected_profit).toBeLessThanOrEqual(best.expected_profit);
          });
        },
      ),
    );
  });
});
