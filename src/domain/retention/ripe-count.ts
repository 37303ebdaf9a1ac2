import type { ChartCount } from "./control-chart.ts";
import type { StockoutChurn } from "./stockout-churn.ts";

/** So many of those with a known gap must have it behind them before a period is judged. */
const RIPE_SHARE = 0.8;

/**
 * A period of the churn rate as the control chart takes it: empty while many still have time to come back, for those whose
 * gaps are over first are the ones who buy most often.
 */
export function ripeCount(period: string, { outcomes, churn }: StockoutChurn): ChartCount {
  const { lost, same_item, switched, other_goods, pending } = outcomes;
  const known = lost + same_item + switched + other_goods + pending;
  if (churn === null || churn.of < RIPE_SHARE * known) return { period, count: 0, of: 0 };
  return { period, count: churn.count, of: churn.of };
}
