import type { ActionResult } from "../../domain/care/action-result.ts";
import type { RetentionMonth } from "../../contracts/retention.ts";

/**
 * What all actions of care brought together against the customers held out of them: net profits added up, their intervals as
 * those of independent estimates. Null where no action can be told yet.
 */
export function careProfit(results: readonly (ActionResult | null)[]): RetentionMonth["care_profit"] {
  const told = results.flatMap((result) => (result?.kind === "estimated" ? [result] : []));
  if (told.length === 0) return null;
  const value = told.reduce((sum, { net_profit }) => sum + net_profit, 0);
  const halves = told.map(({ interval, treated }) => ((interval.high - interval.low) / 2) * treated);
  const half = Math.hypot(...halves);
  return { actions: told.length, value, low: value - half, high: value + half };
}
