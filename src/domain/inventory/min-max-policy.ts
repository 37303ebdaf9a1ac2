import type { DemandLaw } from "../demand/demand-law.ts";
import { expectedStockCost, newsvendorLevel } from "./newsvendor.ts";
import type { StockCosts } from "./newsvendor.ts";

/** Order up to S when the position at a review is at or below s: the (s, S) policy (最小—最大库存). */
export interface MinMaxPolicy {
  readonly reorder_point: number;
  readonly order_up_to_level: number;
  /** Money per review period. */
  readonly cost: number;
}

/** Stock reviewed once per period; demand in whole units. */
export interface ReviewedStock extends StockCosts {
  readonly fixed_cost: number;
  /** Demand of one review period. */
  readonly period: DemandLaw;
  /** Demand over lead time plus review period; the same as `period` where orders arrive at once. */
  readonly exposure: DemandLaw;
}

/** Cost per period of any s < S: c(s, S) = (K + Σ m(j)·G(S − j)) ÷ M(S − s); Snyder & Shen (4.45). */
export function minMaxCost(stock: ReviewedStock, reorder_point: number, order_up_to_level: number): number {
  return costModel(stock).cost(reorder_point, order_up_to_level);
}

/**
 * The s and S that cost least, by the algorithm of Zheng & Federgruen 1991 (Snyder & Shen, algorithm 4.2). Without demand,
 * or where a shortage costs nothing, nothing is kept. The time grows with the square of S − s: for means up to hundreds.
 */
export function bestMinMax(stock: ReviewedStock): MinMaxPolicy {
  if (!(stock.period.mean > 0 && stock.stockout_cost > 0)) return { reorder_point: 0, order_up_to_level: 0, cost: 0 };
  const { held, cost } = costModel(stock);
  let best = newsvendorLevel(stock.exposure, stock);
  let point = best - 1;
  while (cost(point, best) > held(point)) point--;
  let least = cost(point, best);
  for (let level = best + 1; held(level) <= least; level++) {
    if (cost(point, level) >= least) continue;
    best = level;
    while (cost(point, best) <= held(point + 1)) point++;
    least = cost(point, best);
  }
  return { reorder_point: point, order_up_to_level: best, cost: least };
}

interface CostModel {
  /** G(y): expected cost of a period that begins at position y. */
  readonly held: (position: number) => number;
  readonly cost: (reorder_point: number, order_up_to_level: number) => number;
}

function costModel(stock: ReviewedStock): CostModel {
  const known = new Map<number, number>();
  const renewal = renewalDensity(stock.period);
  const held = (position: number): number => {
    const seen = known.get(position);
    if (seen !== undefined) return seen;
    const value = expectedStockCost(stock.exposure, stock, position);
    known.set(position, value);
    return value;
  };
  const cost = (reorder_point: number, order_up_to_level: number): number => {
    let periods = 0;
    let money = stock.fixed_cost;
    for (let used = 0; used < order_up_to_level - reorder_point; used++) {
      const spent = renewal(used);
      periods += spent;
      money += spent * held(order_up_to_level - used);
    }
    return money / periods;
  };
  return { held, cost };
}

/** m(j): expected periods spent after exactly j units are used since S; m(j) = Σ p(l)·m(j − l) with m(0) = 1 ÷ (1 − p(0)). */
function renewalDensity(period: DemandLaw): (used: number) => number {
  const probabilities = [1 - period.tail(0)];
  const moves = period.tail(0);
  const densities = [1 / moves];
  return (used) => {
    for (let next = densities.length; next <= used; next++) {
      probabilities.push(period.tail(next - 1) - period.tail(next));
      let sum = 0;
      for (let units = 1; units <= next; units++) sum += (probabilities[units] ?? 0) * (densities[next - units] ?? 0);
      densities.push(sum / moves);
    }
    return densities[used] ?? 0;
  };
}
