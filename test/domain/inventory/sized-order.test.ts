import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";
import { DEFAULT_EXPIRY_RISK, shelfLifeQuantity, roomQuantity } from "../../../src/domain/inventory/order-limits.ts";
import { cheapestQuantity, relevantCost } from "../../../src/domain/inventory/quantity-discount.ts";
import { sizedOrder } from "../../../src/domain/inventory/sized-order.ts";
import { amountLaw, anyLaw, countLaw, poissonLaw } from "../demand/laws.ts";

describe("what sells before it expires", () => {
  const law = empiricalLaw([
    { quantity: 10, weight: 1 },
    { quantity: 20, weight: 9 },
  ]);

  it("by hand: with one chance in ten only 10 are sold, so 20 keep the risk at a tenth", () => {
    expect(shelfLifeQuantity(law, 0, 0.1)).toBe(20);
    expect(shelfLifeQuantity(law, 0, 0.09)).toBe(10);
    const quarter = [10, 20, 20, 20].map((quantity) => ({ quantity, weight: 1 }));
    expect(shelfLifeQuantity(empiricalLaw(quarter), 0, 0.25)).toBe(20);
    expect(DEFAULT_EXPIRY_RISK).toBe(0.1);
  });

  it("takes off what is there, adds who waits, and never goes below nothing", () => {
    expect(shelfLifeQuantity(law, 5)).toBe(15);
    expect(shelfLifeQuantity(law, -3)).toBe(23);
    expect(shelfLifeQuantity(law, 50)).toBe(0);
  });

  it("is the plain quantile of amounts", () => {
    expect(shelfLifeQuantity(amountLaw(10, 100), 0, 0.1)).toBeCloseTo(-10 * Math.log(0.9), 9);
  });

  it("is nothing of what nobody wants", () => expect(shelfLifeQuantity(countLaw(0, 0), 0)).toBe(0));

  it("ends where every risk, or none, is taken", () => {
    expect(shelfLifeQuantity(poissonLaw(4), 0, 1)).toBeGreaterThan(15);
    expect(shelfLifeQuantity(poissonLaw(40), 0, 0)).toBeLessThan(20);
  });

  it("is the greatest quantity within the risk", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.01, max: 0.9, noNaN: true }), (mean, risk) => {
        const one = countLaw(mean, 2 * mean);
        const most = shelfLifeQuantity(one, 0, risk);
        expect(1 - one.tail(most - 1)).toBeLessThanOrEqual(risk + 1e-12);
        expect(1 - one.tail(most)).toBeGreaterThan(risk);
      }),
    );
  });
});

describe("what the place can take in", () => {
  it.each([
    [100, 30, 70],
    [100, 130, 0],
    [100, -20, 100],
  ])("capacity %d with %d there: %d", (capacity, there, want) => expect(roomQuantity(capacity, there)).toBe(want));
});

const COSTS = {
  unit_cost: 10,
  price_breaks: [
    { from_quantity: 500, unit_price: 9.5 },
    { from_quantity: 2000, unit_price: 9.4 },
  ],
  annual_demand: 1200,
  fixed_cost: 50,
  holding_rate: 0.2,
};
const CHEAP_BY_THE_LORRY = {
  ...COSTS,
  price_breaks: [
    { from_quantity: 500, unit_price: 9.5 },
    { from_quantity: 2000, unit_price: 6 },
  ],
};
const LOT = { moq: null, order_multiple: null, is_count: true };

describe("quantity discount", () => {
  it("Snyder & Shen example 3.6, all-unit discounts: 800 a time for 978.60 a year (stockpyl's test_eoq.py)", () => {
    const example = {
      unit_cost: 0.75,
      price_breaks: [
        { from_quantity: 400, unit_price: 0.72 },
        { from_quantity: 800, unit_price: 0.68 },
      ],
      annual_demand: 1300,
      fixed_cost: 8,
      holding_rate: 0.3,
    };
    expect(relevantCost(example, 304.0467800264368)).toBeCloseTo(975 + 68.410525505948272, 6);
    expect(relevantCost(example, 400)).toBeCloseTo(936 + 26 + 43.2, 9);
    expect(relevantCost(example, 800)).toBeCloseTo(978.6, 9);
    expect(cheapestQuantity(304, example, LOT)).toMatchObject({ quantity: 800, unit_price: 0.68 });
  });

  it("by hand: 500 at 9.5 cost 11 995 a year, 300 at 10 cost 12 500, 2000 at 9.4 cost 13 190", () => {
    expect(relevantCost(COSTS, 300)).toBeCloseTo(12_000 + 200 + 300, 9);
    expect(relevantCost(COSTS, 500)).toBeCloseTo(11_400 + 120 + 475, 9);
    expect(relevantCost(COSTS, 2000)).toBeCloseTo(11_280 + 30 + 1880, 9);
    expect(cheapestQuantity(300, COSTS, LOT)).toEqual({ quantity: 500, unit_price: 9.5, saved_per_year: 505 });
  });

  it("stays where the need already has the best price, and where nothing is needed", () => {
    expect(cheapestQuantity(700, COSTS, LOT)).toEqual({ quantity: 700, unit_price: 9.5, saved_per_year: 0 });
    expect(cheapestQuantity(0, COSTS, LOT)).toMatchObject({ quantity: 0, saved_per_year: 0 });
    expect(relevantCost(COSTS, 0)).toBe(12_000);
  });

  it("takes the smaller of two sizes that cost the same", () => {
    const equal = { ...COSTS, fixed_cost: 0, holding_rate: 0, price_breaks: [{ from_quantity: 500, unit_price: 10 }] };
    expect(cheapestQuantity(300, equal, LOT).quantity).toBe(300);
  });

  it("raises to a whole number of cartons", () => {
    expect(cheapestQuantity(300, COSTS, { ...LOT, order_multiple: 120 }).quantity).toBe(600);
  });
});

describe("a sized order", () => {
  const free = { lot: LOT, purchase: null, shelf_life_quantity: null, room_quantity: null };
  it.each([
    ["the need where nothing shapes it", 30, free, 30, null],
    ["minimum", 30, { ...free, lot: { ...LOT, moq: 100 } }, 100, "按起订量 100"],
    ["a price break", 300, { ...free, purchase: COSTS }, 500, "订 500 享阶梯价，一年约省 505 元"],
    [
      "minimum, then a price break",
      30,
      { ...free, purchase: COSTS, lot: { ...LOT, moq: 300 } },
      500,
      "按起订量 300，再订 500 享阶梯价，一年约省 505 元",
    ],
    ["no price break where the need has it already", 700, { ...free, purchase: COSTS }, 700, null],
    ["shelf life", 80, { ...free, shelf_life_quantity: 60 }, 60, "保质期内能卖完的只有 60，减到 60"],
    ["shelf life that is not reached", 60, { ...free, shelf_life_quantity: 60 }, 60, null],
    ["storage", 80, { ...free, room_quantity: 50.5 }, 50, "库容放得下的只有 50.5，减到 50"],
    [
      "the tighter of two limits, in cartons",
      80,
      { lot: { ...LOT, order_multiple: 12 }, purchase: null, shelf_life_quantity: 60, room_quantity: 50 },
      48,
      "库容放得下的只有 50，减到 48",
    ],
    [
      "a limit below the minimum",
      80,
      { ...free, lot: { ...LOT, moq: 100 }, shelf_life_quantity: 60 },
      0,
      "保质期内能卖完的只有 60，不足起订量 100，暂不订",
    ],
    ["no room at all", 80, { ...free, room_quantity: -4 }, 0, "库容放得下的只有 0，暂不订"],
    [
      "no room for one carton",
      80,
      { ...free, lot: { ...LOT, order_multiple: 12 }, room_quantity: 5 },
      0,
      "库容放得下的只有 5，不足订货倍数 12，暂不订",
    ],
    [
      "no price break past a limit: it stays with the need",
      300,
      { ...free, purchase: COSTS, room_quantity: 400 },
      300,
      "库容放得下的只有 400，不凑 500 的阶梯价",
    ],
    [
      "minimum, and no price break past a limit",
      30,
      { ...free, purchase: COSTS, lot: { ...LOT, moq: 300 }, shelf_life_quantity: 400 },
      300,
      "按起订量 300，保质期内能卖完的只有 400，不凑 500 的阶梯价",
    ],
    [
      "the better of two price breaks where the best has no room",
      300,
      { ...free, purchase: CHEAP_BY_THE_LORRY, room_quantity: 1500 },
      500,
      "订 500 享阶梯价，一年约省 505 元",
    ],
    ["nothing where nothing is needed", 0, { ...free, purchase: COSTS, room_quantity: 5 }, 0, null],
  ])("%s", (_, need, sizing, quantity, rounding_reason) => {
    expect(sizedOrder(need, sizing)).toEqual({ quantity, rounding_reason });
  });

  it("is never negative, never above a limit, always a multiple, whatever the law", () => {
    const lots = fc.record({
      moq: fc.option(fc.integer({ min: 1, max: 500 })),
      order_multiple: fc.option(fc.integer({ min: 1, max: 60 })),
      is_count: fc.constant(true),
    });
    fc.assert(
      fc.property(
        anyLaw(),
        lots,
        fc.double({ min: -10, max: 1e6, noNaN: true }),
        fc.nat(1000),
        (law, lot, need, room) => {
          const shelf_life_quantity = shelfLifeQuantity(law, 0);
          const { quantity } = sizedOrder(need, { lot, purchase: COSTS, shelf_life_quantity, room_quantity: room });
          expect(quantity).toBeGreaterThanOrEqual(0);
          expect(quantity).toBeLessThanOrEqual(Math.min(shelf_life_quantity, room));
          expect(quantity % (lot.order_multiple ?? 1)).toBe(0);
          expect(quantity === 0 || quantity >= (lot.moq ?? 0)).toBe(true);
        },
      ),
    );
  });
});
