import type { DemandLaw } from "../demand/demand-law.ts";
import { expectedStockCost, newsvendorLevel, pricedHolding } from "./newsvendor.ts";
import type { StockCosts } from "./newsvendor.ts";

/** What a unit earns and costs from one order to the next, in money. */
export interface UnitEconomics {
  /** Price − cost of a unit sold. */
  readonly margin: number;
  /** Cost of a unit missing beyond its margin: goodwill, the customer's future value. */
  readonly stockout_cost: number;
  /** Cost of holding a unit that is left: capital and space. */
  readonly holding_cost: number;
  /** Value a unit left over loses: expiry, end of season; nought for what sells later as well. */
  readonly leftover_loss: number;
}

/** A unit missing costs margin and goodwill, a unit left costs holding and loss of value. */
export function stockCosts({ margin, stockout_cost, holding_cost, leftover_loss }: UnitEconomics): StockCosts {
  return { holding_cost: holding_cost + leftover_loss, stockout_cost: margin + stockout_cost };
}

/** Expected profit of having x units: margin·E[min(D, x)] − stockout cost·E[(D − x)⁺] − cost left·E[(x − D)⁺]. */
export function expectedProfit(law: DemandLaw, economics: UnitEconomics, stock: number): number {
  return economics.margin * law.mean - expectedStockCost(law, stockCosts(economics), stock);
}

/**
 * Expected profit of one unit more above x: (margin + stockout cost)·P(D > x) − cost left·P(D ≤ x). It falls with x; for
 * counts it is the exact difference of the expected profits of x + 1 and x, otherwise their slope.
 */
export function marginalProfit(law: DemandLaw, economics: UnitEconomics, stock: number): number {
  const costs = stockCosts(economics);
  const wanted = law.tail(stock);
  return costs.stockout_cost * wanted - pricedHolding(costs) * (1 - wanted);
}

/** The stock of the highest expected profit, units; nought where a unit sold earns nothing. */
export function mostProfitableStock(law: DemandLaw, economics: UnitEconomics): number {
  return newsvendorLevel(law, stockCosts(economics));
}

/** One point of the curve people see. */
export interface ProfitPoint {
  readonly stock: number;
  /** P(D > stock). */
  readonly stockout_probability: number;
  /** Of the next unit. */
  readonly marginal_profit: number;
  readonly expected_profit: number;
}

/** The curve between two stocks in at most `points` steps, both ends included; whole units where demand is counted. */
export function profitCurve(
  law: DemandLaw,
  economics: UnitEconomics,
  range: { readonly from: number; readonly to: number; readonly points: number },
): readonly ProfitPoint[] {
  const span = Math.max(0, range.to - range.from);
  const steps = Math.max(1, Math.floor(law.is_count ? Math.min(span, range.points - 1) : range.points - 1));
  const stocks = Array.from({ length: steps + 1 }, (_, i) => {
    const stock = range.from + (span * i) / steps;
    return law.is_count ? Math.round(stock) : stock;
  });
  return [...new Set(stocks)].map((stock) => ({
    stock,
    stockout_probability: law.tail(stock),
    marginal_profit: marginalProfit(law, economics, stock),
    expected_profit: expectedProfit(law, economics, stock),
  }));
}
