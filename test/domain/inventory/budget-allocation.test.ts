import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";
import { allocateBudget } from "../../../src/domain/inventory/budget-allocation.ts";
import { orderCandidates } from "../../../src/domain/inventory/order-candidates.ts";
import type { BudgetItem } from "../../../src/domain/inventory/order-candidates.ts";
import { unitPrice } from "../../../src/domain/inventory/price-break.ts";
import { hullSteps, NO_ORDER } from "../../../src/domain/inventory/profit-hull.ts";
import { countLaw, poissonLaw } from "../demand/laws.ts";

function anItem(overrides: Partial<BudgetItem>): BudgetItem {
  return {
    item_code: "A",
    location_code: "01",
    law: certain(10),
    inventory_position: 0,
    economics: { margin: 5, stockout_cost: 0, holding_cost: 1, leftover_loss: 0 },
    unit_cost: 10,
    price_breaks: [],
    lot: { moq: null, order_multiple: null },
    most_quantity: null,
    ...overrides,
  };
}

function certain(quantity: number) {
  return empiricalLaw([{ quantity, weight: 1 }]);
}

describe("unit price", () => {
  const breaks = [
    { from_quantity: 500, unit_price: 8 },
    { from_quantity: 100, unit_price: 9 },
  ];
  it.each([
    [99, 10],
    [100, 9],
    [499, 9],
    [500, 8],
  ])("of an order of %d is %d", (quantity, price) => expect(unitPrice(10, breaks, quantity)).toBe(price));

  it("is the plain cost without breaks", () => expect(unitPrice(10, [], 1e6)).toBe(10));
});

describe("sizes an order may have", () => {
  it("go up to the most profitable stock in eight steps", () => {
    const sizes = orderCandidates(anItem({ law: certain(80) })).map(({ quantity }) => quantity);
    expect(sizes).toEqual([10, 20, 30, 40, 50, 60, 70, 80]);
  });

  it("by hand: 10 units earn 50, cost 100 yuan", () => {
    expect(orderCandidates(anItem({})).at(-1)).toEqual({ quantity: 10, cost_fen: 10_000, profit: 50 });
    expect(orderCandidates(anItem({ inventory_position: 4 })).at(-1)).toMatchObject({ quantity: 6, cost_fen: 6000 });
  });

  it("keep minimum, multiple, limit, and those that a price break begins", () => {
    const lot = { moq: 6, order_multiple: 4 };
    expect(orderCandidates(anItem({ lot })).map(({ quantity }) => quantity)).toEqual([8, 12]);
    expect(orderCandidates(anItem({ lot, most_quantity: 11 })).map(({ quantity }) => quantity)).toEqual([8]);
    expect(orderCandidates(anItem({ lot, most_quantity: 7 }))).toEqual([]);
    expect(orderCandidates(anItem({ most_quantity: 9.5 })).at(-1)?.quantity).toBe(9);
    const price_breaks = [{ from_quantity: 13, unit_price: 9 }];
    expect(orderCandidates(anItem({ price_breaks })).at(-1)).toEqual({
      quantity: 13,
      cost_fen: 11_700,
      profit: 47 + 13,
    });
  });

  it("are none where there is enough, or where nothing is earned", () => {
    expect(orderCandidates(anItem({ inventory_position: 10 }))).toEqual([]);
    expect(orderCandidates(anItem({ inventory_position: 25 }))).toEqual([]);
    expect(orderCandidates(anItem({ lot: { moq: 100, order_multiple: null } }))).toEqual([]);
  });
});

describe("steps along the hull", () => {
  const at = (quantity: number, cost_fen: number, profit: number) => ({ quantity, cost_fen, profit });

  it("skip what pays less than a larger size, and what pays nothing more", () => {
    const steps = hullSteps([at(3, 300, 45), at(1, 100, 10), at(2, 200, 40), at(4, 400, 60), at(5, 500, 62)]);
    expect(steps.map(({ candidate, ratio }) => [candidate.quantity, ratio])).toEqual([
      [2, 0.2],
      [4, 0.1],
      [5, 0.02],
    ]);
  });

  it("take the larger of two sizes at one price, and what is free at once", () => {
    expect(hullSteps([at(1, 100, 10), at(2, 100, 12)]).map(({ candidate }) => candidate.quantity)).toEqual([2]);
    expect(hullSteps([at(1, 0, 10)])).toEqual([{ candidate: at(1, 0, 10), cost_fen: 0, profit: 10, ratio: Infinity }]);
    expect(hullSteps([at(1, 0, 10), at(2, 0, 11)]).map(({ candidate }) => candidate.quantity)).toEqual([2]);
  });

  it("are none without candidates", () => expect(hullSteps([])).toEqual([]));
});

describe("spending a budget", () => {
  it("by hand: the item that earns 1.9 per yuan before the one that earns 0.5", () => {
    const rich = anItem({
      item_code: "B",
      economics: { margin: 19, stockout_cost: 0, holding_cost: 1, leftover_loss: 0 },
    });
    const allocation = allocateBudget([anItem({}), rich], 200);
    expect(allocation.orders.map(({ item_code, quantity, cost }) => [item_code, quantity, cost])).toEqual([
      ["B", 10, 100],
      ["A", 10, 100],
    ]);
    expect(allocation).toMatchObject({ spent: 200, expected_profit: 240, unfunded: [] });
    expect(allocation.orders[0]?.profit_per_money).toBeCloseTo(1.9, 12);
  });

  it("names what the money does not reach, and what the least useful order of it would be", () => {
    const allocation = allocateBudget([anItem({ lot: { moq: 10, order_multiple: null } })], 99.99);
    expect(allocation.orders).toEqual([]);
    expect(allocation.spent).toBe(0);
    expect(allocation.unfunded).toEqual([
      { item_code: "A", location_code: "01", quantity: 10, cost: 100, expected_profit: 50, profit_per_money: 0.5 },
    ]);
  });

  it("spends to the fen: 0.29 yuan are 29 fen", () => {
    const cheap = anItem({ unit_cost: 0.29, law: certain(1) });
    expect(allocateBudget([cheap], 0.29).spent).toBe(0.29);
    expect(allocateBudget([cheap], 0.28).spent).toBe(0);
  });

  it("fills the rest with a size beside the hull", () => {
    const lumpy = anItem({
      lot: { moq: null, order_multiple: 4 },
      law: certain(8),
      price_breaks: [{ from_quantity: 8, unit_price: 6 }],
    });
    const { orders, spent } = allocateBudget([lumpy], 45);
    expect(orders.map(({ quantity }) => quantity)).toEqual([4]);
    expect(spent).toBe(40);
  });

  it("breaks ties by item, then by place, whatever the order of the input", () => {
    const items = ["B", "A"].flatMap((item_code) =>
      ["02", "01"].map((location_code) => anItem({ item_code, location_code })),
    );
    const codes = (given: readonly BudgetItem[]) =>
      allocateBudget(given, 300).orders.map(({ item_code, location_code }) => item_code + location_code);
    expect(codes(items)).toEqual(["A01", "A02", "B01"]);
    expect(codes([...items].reverse())).toEqual(["A01", "A02", "B01"]);
  });

  it("orders what is free even without money", () => {
    const gift = anItem({ unit_cost: 0 });
    expect(allocateBudget([gift], 0).orders).toMatchObject([{ quantity: 10, cost: 0, profit_per_money: Infinity }]);
    expect(allocateBudget([gift], -5).spent).toBe(0);
  });

  it("does nothing with nothing", () => {
    expect(allocateBudget([], 100)).toEqual({ orders: [], unfunded: [], spent: 0, expected_profit: 0 });
  });

  const someItems = fc.array(
    fc.record({
      mean: fc.integer({ min: 1, max: 40 }),
      position: fc.integer({ min: -5, max: 30 }),
      margin: fc.integer({ min: -2, max: 30 }),
      unit_cost: fc.integer({ min: 1, max: 5000 }).map((fen) => fen / 100),
      moq: fc.option(fc.integer({ min: 1, max: 20 })),
      order_multiple: fc.option(fc.integer({ min: 1, max: 12 })),
      from: fc.option(fc.integer({ min: 5, max: 40 })),
    }),
    { maxLength: 4 },
  );
  const built = (rows: typeof someItems extends fc.Arbitrary<infer Rows> ? Rows : never): readonly BudgetItem[] =>
    rows.map(({ mean, position, margin, unit_cost, moq, order_multiple, from }, i) =>
      anItem({
        item_code: String(i),
        law: countLaw(mean, 2 * mean),
        inventory_position: position,
        economics: { margin, stockout_cost: 1, holding_cost: 1, leftover_loss: 0 },
        unit_cost,
        price_breaks: from === null ? [] : [{ from_quantity: from, unit_price: unit_cost * 0.9 }],
        lot: { moq, order_multiple },
      }),
    );

  it("never spends more than the budget, orders at or above the minimum and in multiples, and what it says adds up", () => {
    fc.assert(
      fc.property(someItems, fc.double({ min: 0, max: 3000, noNaN: true }), (rows, budget) => {
        const items = built(rows);
        const { orders, spent } = allocateBudget(items, budget);
        expect(spent).toBeLessThanOrEqual(budget);
        expect(orders.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(spent, 6);
        for (const { item_code, quantity, expected_profit } of orders) {
          const { moq, order_multiple } = items[Number(item_code)]?.lot ?? { moq: null, order_multiple: null };
          expect(quantity).toBeGreaterThanOrEqual(moq ?? 0);
          expect(quantity % (order_multiple ?? 1)).toBe(0);
          expect(expected_profit).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("comes within the dearest single step of the best of all choices", () => {
    fc.assert(
      fc.property(someItems, fc.double({ min: 0, max: 3000, noNaN: true }), (rows, budget) => {
        const items = built(rows);
        const { expected_profit } = allocateBudget(items, budget);
        const best = bestOfAll(items, Math.floor(budget * 100));
        const step = Math.max(
          0,
          ...items.flatMap((item) => hullSteps(orderCandidates(item)).map(({ profit }) => profit)),
        );
        expect(expected_profit).toBeGreaterThanOrEqual(best - step - 1e-9);
        expect(expected_profit).toBeLessThanOrEqual(best + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("spends more profitably the more there is to spend", () => {
    const items = Array.from({ length: 30 }, (_, i) => anItem({ item_code: String(i), law: poissonLaw(5 + i) }));
    const profits = [100, 500, 2000, 10_000].map((budget) => allocateBudget(items, budget).expected_profit);
    expect(profits).toEqual([...profits].sort((a, b) => a - b));
    expect(new Set(profits).size).toBe(4);
  });
});

/** Every combination of sizes. */
function bestOfAll([item, ...others]: readonly BudgetItem[], budget_fen: number): number {
  if (item === undefined) return 0;
  const affordable = [NO_ORDER, ...orderCandidates(item)].filter(({ cost_fen }) => cost_fen <= budget_fen);
  return Math.max(...affordable.map(({ cost_fen, profit }) => profit + bestOfAll(others, budget_fen - cost_fen)));
}
