import { expectedLeftover } from "../demand/demand-law.ts";
import type { DemandLaw } from "../demand/demand-law.ts";

/** What a unit costs that is left, and one that is missing, per period. */
export interface StockCosts {
  readonly holding_cost: number;
  readonly stockout_cost: number;
}

/** Holding is never taken for free: no level would be too high. At least this share of what a shortage costs. */
const LEAST_HOLDING_SHARE = 1e-4;

/** Cost of holding a unit, at least a ten-thousandth of the cost of missing one. */
export function pricedHolding({ holding_cost, stockout_cost }: StockCosts): number {
  return Math.max(holding_cost, LEAST_HOLDING_SHARE * stockout_cost);
}

/** g(S) = h·E[(S − D)⁺] + p·E[(D − S)⁺], money per period; Snyder & Shen (4.3). */
export function expectedStockCost(law: DemandLaw, costs: StockCosts, level: number): number {
  return pricedHolding(costs) * expectedLeftover(law, level) + costs.stockout_cost * law.expectedShortfall(level);
}

/** p ÷ (h + p), the probability of no shortage that pays best; nought where a shortage costs nothing. Snyder & Shen (4.4). */
export function criticalRatio(costs: StockCosts): number {
  return costs.stockout_cost > 0 ? costs.stockout_cost / (pricedHolding(costs) + costs.stockout_cost) : 0;
}

/** The level that costs least, S* = F⁻¹(p ÷ (h + p)); nothing where a shortage costs nothing. Snyder & Shen (4.5). */
export function newsvendorLevel(law: DemandLaw, costs: StockCosts): number {
  const ratio = criticalRatio(costs);
  return ratio > 0 ? law.quantile(ratio) : 0;
}
