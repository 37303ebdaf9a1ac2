import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";
import { normalLaw } from "../../../src/domain/demand/normal-law.ts";
import {
  economicOrderQuantity,
  economicOrderQuantityWithBackorders,
  steadyCost,
} from "../../../src/domain/inventory/economic-order-quantity.ts";
import { bestMinMax, minMaxCost } from "../../../src/domain/inventory/min-max-policy.ts";
import { criticalRatio, expectedStockCost, newsvendorLevel } from "../../../src/domain/inventory/newsvendor.ts";
import { powerApproximation, unboundedPowerApproximation } from "../../../src/domain/inventory/power-approximation.ts";
import {
  backorderQuantityPolicy,
  expectedInventoryLevelPolicy,
  safetyStockQuantityPolicy,
} from "../../../src/domain/inventory/reorder-quantity-approximations.ts";
import {
  bestReorderQuantity,
  reorderPointFor,
  reorderQuantityCost,
} from "../../../src/domain/inventory/reorder-quantity-policy.ts";
import { countLaw, poissonLaw } from "../demand/laws.ts";

describe("newsvendor, values of Snyder & Shen as in stockpyl's test_newsvendor.py", () => {
  const stated = empiricalLaw(
    [0.25, 0.05, 0.1, 0.2, 0.15, 0.1, 0.1, 0.05].map((weight, i) => ({ quantity: i + 1, weight })),
  );
  const exposed = normalLaw(250, 8 * Math.sqrt(5));
  it.each([
    ["example 4.3", normalLaw(50, 8), 0.18, 0.7, 56.603955927433887, 1.997605193176645, 40, 7.356131552870388],
    ["problem 4.1", normalLaw(900, 60), 43, 79, 922.7214038234755, 2718.196781782411, 1040, 6044.298415188692],
    ["example 4.4, L = 4", exposed, 0.18, 0.7, 264.7668943741548, 4.466781004149578, 180, 49.000164748034095],
    ["example 4.7", poissonLaw(6), 1, 4, 8, 3.570106945770946, 5, 6.590296024616344],
    ["problem 4.8a", poissonLaw(18), 200, 270, 19, 786.0884409351115, 13, 1445.751062891969],
    ["problem 4.7b", stated, 500_000, 1_000_000, 5, 1_225_000, 3, 1_725_000],
  ])("%s", (_, law, holding_cost, stockout_cost, level, cost, other, otherCost) => {
    const costs = { holding_cost, stockout_cost };
    expect(newsvendorLevel(law, costs)).toBeCloseTo(level, 6);
    expect(expectedStockCost(law, costs, level)).toBeCloseTo(cost, 6);
    expect(expectedStockCost(law, costs, other)).toBeCloseTo(otherCost, 6);
  });

  it("holds nothing where a shortage costs nothing, and a quantile where a unit left costs nothing", () => {
    const law = poissonLaw(6);
    expect(newsvendorLevel(law, { holding_cost: 1, stockout_cost: 0 })).toBe(0);
    expect(criticalRatio({ holding_cost: 1, stockout_cost: 0 })).toBe(0);
    expect(criticalRatio({ holding_cost: 0, stockout_cost: 2 })).toBeCloseTo(1 / 1.0001, 12);
    expect(criticalRatio({ holding_cost: -1, stockout_cost: 2 })).toBeCloseTo(1 / 1.0001, 12);
    expect(newsvendorLevel(law, { holding_cost: 0, stockout_cost: 2 })).toBe(law.quantile(1 / 1.0001));
  });
});

describe("economic order quantity, values of Snyder & Shen as in stockpyl's test_eoq.py", () => {
  it.each([
    ["example 3.1", 8, 0.225, 1300, 304.0467800264368, 68.410525505948272],
    ["problem 3.1", 2250, 275, 182_500, 1728.109844993551, 475230.2073732266],
  ])("%s", (_, fixed_cost, holding_cost, demand_rate, quantity, cost) => {
    const input = { fixed_cost, holding_cost, demand_rate };
    expect(economicOrderQuantity(input)).toBeCloseTo(quantity, 8);
    expect(steadyCost(input, quantity)).toBeCloseTo(cost, 6);
  });

  it.each([
    ["example 3.8", 8, 0.225, 5, 1300, 310.8125551589646],
    ["problem 3.2b", 40, 165 * 0.17 + 12, 60, 2080, 83.235448128898042],
  ])("with backorders, %s", (_, fixed_cost, holding_cost, stockout_cost, demand_rate, quantity) => {
    const input = { fixed_cost, holding_cost, stockout_cost, demand_rate };
    expect(economicOrderQuantityWithBackorders(input)).toBeCloseTo(quantity, 8);
  });

  it("orders nothing of what nobody wants or what costs nothing to order, and all at once where holding is free", () => {
    const input = { fixed_cost: 8, holding_cost: 1, demand_rate: 100 };
    expect(economicOrderQuantity({ ...input, demand_rate: 0 })).toBe(0);
    expect(economicOrderQuantity({ ...input, fixed_cost: 0, holding_cost: 0 })).toBe(0);
    expect(economicOrderQuantity({ ...input, holding_cost: 0 })).toBe(Infinity);
    expect(steadyCost(input, 0)).toBe(0);
  });
});

const EXAMPLE_5_1 = watched(0.225, 7.5, 8, 1300, 150, 1 / 12);
const PROBLEM_5_1 = watched(3.1, 45, 50, 800, 40, 4 / 365);
const PROBLEM_5_3 = watched(1.5 / 7, 40, 85, 192, 17.4, 3);

describe("(r, Q) with normal demand, values of Snyder & Shen as in stockpyl's test_rq.py", () => {
  it.each([
    ["example 5.1", EXAMPLE_5_1, 126.8, 328.5, 78.071162509282942],
    ["example 5.1, another point", EXAMPLE_5_1, 100, 250, 87.346478028174985],
    ["problem 5.1", PROBLEM_5_1, -1.9859, 166.95, 484.2110418415538],
    ["problem 5.1, another point", PROBLEM_5_1, 100, 250, 830.3219178082192],
  ])("cost, %s", (_, stock, r, Q, cost) => expect(reorderQuantityCost(stock, r, Q)).toBeCloseTo(cost, 6));

  it.each([
    ["example 5.2", EXAMPLE_5_1, 318, 127.7880348669655],
    ["example 5.2", EXAMPLE_5_1, 150, 147.1949581740714],
    ["example 5.2", EXAMPLE_5_1, 750, 99.85377339616528],
    ["problem 5.1", PROBLEM_5_1, 318, -11.727678833180178],
    ["problem 5.1", PROBLEM_5_1, 150, -0.885130303271656],
    ["problem 5.3", PROBLEM_5_3, 318, 612.1331312304716],
    ["problem 5.3", PROBLEM_5_3, 750, 598.4126476551643],
  ])("r for Q, %s, Q = %#", (_, stock, Q, r) => expect(reorderPointFor(stock, Q)).toBeCloseTo(r, 4));

  it.each([
    ["example 5.6", EXAMPLE_5_1, 126.8670642878315, 328.4491413581765, 5],
    ["problem 5.1d", PROBLEM_5_1, -1.985868645048718, 166.9501022040942, 5],
    ["problem 5.3d", PROBLEM_5_3, 608.5445118000358, 403.8060023373138, 3],
  ])("best r and Q, as near as the loss function approximation is: %s", (_, stock, r, Q, places) => {
    const best = bestReorderQuantity(stock);
    expect(best.reorder_point).toBeCloseTo(r, places);
    expect(best.order_quantity).toBeCloseTo(Q, places);
    expect(best.cost).toBeLessThanOrEqual(reorderQuantityCost(stock, r, Q));
  });

  it.each([
    ["example 5.2", EXAMPLE_5_1, 213.9704421358024, 318.5901810768729, 95.451140222851961],
    ["problem 5.1a", PROBLEM_5_1, 17.972649360167715, 162.1231617283653, 531.1189321826714],
    ["problem 5.3a", PROBLEM_5_3, 644.8385303830128, 400.7559793125993, 100.627394934774],
  ])("expected inventory level, %s", (_, stock, r, Q, cost) => {
    const policy = expectedInventoryLevelPolicy(stock);
    expect(policy.reorder_point).toBeCloseTo(r, 4);
    expect(policy.order_quantity).toBeCloseTo(Q, 4);
    expect(policy.cost).toBeCloseTo(cost, 5);
  });

  it.each([
    ["example 5.4", EXAMPLE_5_1, 128.637814424271, 308.5737801203754],
    ["problem 5.1b", PROBLEM_5_1, -1.929822185100239, 166.085006519797],
    ["problem 5.3b", PROBLEM_5_3, 609.0252058220594, 391.3259510944808],
  ])("Q of the backorder model, %s", (_, stock, r, Q) => {
    expect(backorderQuantityPolicy(stock).reorder_point).toBeCloseTo(r, 4);
    expect(backorderQuantityPolicy(stock).order_quantity).toBeCloseTo(Q, 8);
  });

  it.each([
    ["example 5.5", EXAMPLE_5_1, 190.3369965715624, 304.0467800264368],
    ["problem 5.1c", PROBLEM_5_1, 15.125515371852014, 160.6438657804998],
    ["problem 5.3c", PROBLEM_5_3, 652.9638947041127, 390.281949364815],
  ])("plain Q and safety stock, %s", (_, stock, r, Q) => {
    expect(safetyStockQuantityPolicy(stock).reorder_point).toBeCloseTo(r, 8);
    expect(safetyStockQuantityPolicy(stock).order_quantity).toBeCloseTo(Q, 8);
  });

  it("accepts every shortage where holding is dearer than what is lost", () => {
    const stock = watched(1000, 0.001, 8, 1300, 150, 1 / 12);
    expect(expectedInventoryLevelPolicy(stock).reorder_point).toBe(0);
  });
});

describe("(r, Q) with Poisson demand, values of Snyder & Shen as in stockpyl's test_rq.py", () => {
  it.each([
    ["example 5.8", counted(20, 150, 100, 1.5, 2), 3, 5, 107.9235806331498, 8, 12, 242.5281637662021],
    ["problem 5.2", counted(4, 28, 4, 12, 0.5), 6, 7, 28.241312842169155, 3, 9, 34.264154469469503],
  ])("%s", (_, stock, r, Q, cost, otherR, otherQ, otherCost) => {
    const best = bestReorderQuantity(stock);
    expect([best.reorder_point, best.order_quantity]).toEqual([r, Q]);
    expect(best.cost).toBeCloseTo(cost, 8);
    expect(reorderQuantityCost(stock, otherR, otherQ)).toBeCloseTo(otherCost, 8);
  });

  it.each(["fixed_cost", "demand_rate", "holding_cost", "stockout_cost"])("orders nothing without %s", (name) => {
    const nothing = { reorder_point: 0, order_quantity: 0, cost: 0 };
    expect(bestReorderQuantity({ ...counted(4, 28, 4, 12, 0.5), [name]: 0 })).toEqual(nothing);
  });

  it("is not beaten by any neighbour", () => {
    const rate = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(rate, rate, rate, fc.integer({ min: 1, max: 200 }), (holding, extra, demand_rate, fixed_cost) => {
        const stock = counted(holding, holding + extra, fixed_cost, demand_rate, 0.5);
        const { reorder_point, order_quantity, cost } = bestReorderQuantity(stock);
        for (const r of [reorder_point - 1, reorder_point, reorder_point + 1]) {
          for (const Q of [Math.max(1, order_quantity - 1), order_quantity, order_quantity + 1]) {
            expect(reorderQuantityCost(stock, r, Q)).toBeGreaterThanOrEqual(cost - 1e-9 * cost);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("(s, S) with Poisson demand", () => {
  it.each([
    ["example 4.7", reviewed(1, 4, 5, 6), 4, 10, 8.034111561471644],
    ["problem 4.31", reviewed(40, 125, 150, 4), 2, 7, 223.5748295669688],
  ])("%s of Snyder & Shen, as in stockpyl's test_ss.py", (_, stock, s, S, cost) => {
    const best = bestMinMax(stock);
    expect([best.reorder_point, best.order_up_to_level]).toEqual([s, S]);
    expect(best.cost).toBeCloseTo(cost, 9);
  });

  it.each([
    ["example 4.7", reviewed(1, 4, 5, 6), 6, 18, 10.193798671644046],
    ["problem 4.31", reviewed(40, 125, 150, 4), 4, 10, 262.2755613772775],
  ])("cost of another point, %s", (_, stock, s, S, cost) => expect(minMaxCost(stock, s, S)).toBeCloseTo(cost, 9));

  it.each([
    [10, 6, 40, 35.022],
    [15, 10, 49, 42.698],
    [20, 14, 62, 49.173],
    [25, 19, 56, 54.262],
    [30, 23, 66, 57.819],
    [35, 28, 77, 61.215],
    [40, 33, 87, 64.512],
    [45, 37, 97, 67.776],
    [50, 42, 108, 70.975],
    [55, 47, 118, 74.149],
    [60, 52, 129, 77.306],
    [65, 56, 75, 78.518],
    [70, 62, 81, 79.037],
    [75, 67, 86, 79.554],
    [21, 15, 65, 50.406],
    [22, 16, 68, 51.632],
    [23, 17, 52, 52.757],
    [24, 18, 54, 53.518],
    [51, 43, 110, 71.611],
    [52, 44, 112, 72.246],
    [59, 51, 126, 76.679],
    [61, 52, 131, 77.929],
    [63, 54, 73, 78.287],
    [64, 55, 74, 78.402],
  ])("Zheng & Federgruen 1991, table 1: mean %d gives s = %d, S = %d, cost %d", (mean, s, S, cost) => {
    const best = bestMinMax(reviewed(1, 9, 64, mean));
    expect([best.reorder_point, best.order_up_to_level]).toEqual([s, S]);
    expect(best.cost).toBeCloseTo(cost, 3);
  });

  it("is the plain level where an order costs nothing", () => {
    expect(bestMinMax(reviewed(1, 4, 0, 6))).toMatchObject({ reorder_point: 7, order_up_to_level: 8 });
    expect(bestMinMax(reviewed(1, 4, 0, 6)).cost).toBeCloseTo(3.570106945770946, 9);
  });

  it("keeps nothing of what nobody wants", () => {
    expect(bestMinMax(reviewed(1, 4, 5, 0))).toEqual({ reorder_point: 0, order_up_to_level: 0, cost: 0 });
    expect(bestMinMax(reviewed(1, 0, 5, 6))).toEqual({ reorder_point: 0, order_up_to_level: 0, cost: 0 });
  });

  it("ends where holding costs nothing", () => {
    const { reorder_point, order_up_to_level } = bestMinMax(reviewed(0, 4, 5, 6));
    expect(reorder_point).toBeLessThan(order_up_to_level);
    expect(order_up_to_level).toBeLessThan(1000);
  });

  it("is not beaten by any pair near it, also where orders take a week to arrive", () => {
    const money = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(money, money, fc.nat(200), fc.integer({ min: 1, max: 12 }), (holding, extra, fixed_cost, mean) => {
        const stock = {
          holding_cost: holding,
          stockout_cost: holding + extra,
          fixed_cost,
          period: countLaw(mean, 2 * mean),
          exposure: countLaw(3 * mean, 6 * mean),
        };
        const { reorder_point, order_up_to_level, cost } = bestMinMax(stock);
        for (const s of [-2, -1, 0, 1, 2]) {
          for (const S of [-2, -1, 0, 1, 2]) {
            const level = Math.max(order_up_to_level + S, reorder_point + s + 1);
            expect(minMaxCost(stock, reorder_point + s, level)).toBeGreaterThanOrEqual(cost * (1 - 1e-9));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("power approximation", () => {
  const example = aPowerInput(0.18, 0.7, 2.5, 50, 8);
  it.each([
    ["example 4.8", example, 40.194616956474071, 74.290170109805786],
    ["problem 4.32", aPowerInput(2, 36, 60, 190, 48), 226.6137928222839, 324.3797868133974],
  ])("%s of Snyder & Shen, as in stockpyl's test_ss.py", (_, input, s, S) => {
    expect(unboundedPowerApproximation(input).reorder_point).toBeCloseTo(s, 9);
    expect(unboundedPowerApproximation(input).order_up_to_level).toBeCloseTo(S, 9);
  });

  it("is bounded by the level without a cost per order while an order is worth less than 1.5 periods", () => {
    const { reorder_point, order_up_to_level } = powerApproximation(example);
    expect(reorder_point).toBeCloseTo(40.194616956474071, 9);
    expect(order_up_to_level).toBeCloseTo(56.603955927433887, 9);
  });

  it("keeps nothing where a shortage costs nothing, and stays finite where orders or stock cost nothing", () => {
    expect(powerApproximation({ ...example, stockout_cost: 0 })).toEqual({ reorder_point: 0, order_up_to_level: 0 });
    const free = powerApproximation({ ...example, fixed_cost: 0 });
    expect(free.reorder_point).toBeCloseTo(56.603955927433887, 9);
    expect(free.order_up_to_level).toBeCloseTo(56.603955927433887, 9);
    expect(powerApproximation({ ...example, holding_cost: 0 }).order_up_to_level).toBeLessThan(3000);
  });

  it("is free of it from 1.5 periods on, and comes within 4 % of the best for Zheng & Federgruen's mean 25", () => {
    const input = aPowerInput(1, 9, 64, 25, 5);
    expect(powerApproximation(input)).toEqual(unboundedPowerApproximation(input));
    const { reorder_point, order_up_to_level } = powerApproximation(input);
    const cost = minMaxCost(reviewed(1, 9, 64, 25), Math.round(reorder_point), Math.round(order_up_to_level));
    expect(cost / 54.262).toBeLessThan(1.04);
  });

  it("has a point for every spread, and nothing without demand", () => {
    const certain = powerApproximation({ ...example, exposure_sd: 0 });
    expect(certain.reorder_point).toBe(50);
    expect(certain.order_up_to_level).toBeCloseTo(50 + 1.3 * 50 ** 0.494 * (2.5 / 0.18) ** 0.506, 9);
    expect(powerApproximation({ ...example, period_mean: 0 })).toEqual({ reorder_point: 0, order_up_to_level: 0 });
  });
});

function aPowerInput(
  holding_cost: number,
  stockout_cost: number,
  fixed_cost: number,
  period_mean: number,
  exposure_sd: number,
) {
  return { holding_cost, stockout_cost, fixed_cost, period_mean, exposure_mean: period_mean, exposure_sd };
}

function watched(
  holding_cost: number,
  stockout_cost: number,
  fixed_cost: number,
  demand_rate: number,
  demand_sd: number,
  lead_time: number,
) {
  const law = normalLaw(demand_rate * lead_time, demand_sd * Math.sqrt(lead_time));
  return { holding_cost, stockout_cost, fixed_cost, demand_rate, law };
}

function counted(
  holding_cost: number,
  stockout_cost: number,
  fixed_cost: number,
  demand_rate: number,
  lead_time: number,
) {
  return { holding_cost, stockout_cost, fixed_cost, demand_rate, law: poissonLaw(demand_rate * lead_time) };
}

function reviewed(holding_cost: number, stockout_cost: number, fixed_cost: number, mean: number) {
  const law = mean > 0 ? poissonLaw(mean) : countLaw(0, 0);
  return { holding_cost, stockout_cost, fixed_cost, period: law, exposure: law };
}
