import { wilsonHilfertyQuantile } from "../math/wilson-hilferty.ts";
import { dispersionsAt, spreadWeight } from "./spread.ts";
import type { LevelPath } from "./forecast-kernel.ts";
import { warmUpDays } from "./forecast-kernel.ts";
import type { History } from "./history.ts";
import { pinballLoss } from "./pinball-loss.ts";
import { valueAt } from "../math/value-at.ts";

/** Days of the past from which a back-test forecasts, and how far. */
export interface BackTestPlan {
  readonly origins: readonly number[];
  /** Days before the first origin. */
  readonly training_days: number;
  /** Length of the sums that are forecast. */
  readonly days: number;
  /** Windows that fit side by side: what the overlapping ones are worth. */
  readonly independent_windows: number;
}

/** Quantiles with their standard normal values: the middle, and the upper part that decides about running out. */
const QUANTILES = [
  { p: 0.5, z: 0 },
  { p: 0.8, z: 0.8416212335729143 },
  { p: 0.95, z: 1.6448536269514722 },
  { p: 0.99, z: 2.3263478740408408 },
] as const;
const MOST_ORIGINS = 24;
const LEAST_TRAINING_DAYS = 28;
const LEAST_INDEPENDENT_WINDOWS = 4;

/** Origins over the second half of the past; null where fewer than four windows fit side by side. */
export function backTestPlan(historyDays: number, days: number): BackTestPlan | null {
  const first = Math.max(LEAST_TRAINING_DAYS, Math.floor(historyDays / 2));
  const last = historyDays - 1 - days;
  const independent_windows = (last - first + 1) / days;
  if (independent_windows < LEAST_INDEPENDENT_WINDOWS) return null;
  const count = Math.min(MOST_ORIGINS, last - first + 1);
  const origins = Array.from({ length: count }, (_, i) => first + Math.round(((last - first) * i) / (count - 1)));
  return { origins, training_days: first, days, independent_windows };
}

/**
 * Pinball loss per origin of the quantiles of demand over the coming days, each forecast from what was known then.
 * Quantiles by Wilson–Hilferty: quick, and the same for all that are compared.
 */
export function backTestLosses(history: History, path: LevelPath, plan: BackTestPlan): Float64Array {
  const warmUp = warmUpDays(history.values.length);
  const ofDays = dispersionsAt(history, path, 1, plan.origins);
  const ofWindows = dispersionsAt(history, path, plan.days, plan.origins);
  const losses = new Float64Array(plan.origins.length);
  plan.origins.forEach((t, i) => {
    const shares = valueAt(history.index_sums, t + plan.days + 1) - valueAt(history.index_sums, t + 1);
    const actual = valueAt(history.value_sums, t + plan.days + 1) - valueAt(history.value_sums, t + 1);
    const level = valueAt(path.levels, t);
    const windows = Math.max(0, t - warmUp) / plan.days;
    const dispersion = blendedDispersion(valueAt(ofDays, i), valueAt(ofWindows, i), windows);
    losses[i] = lossOf(level * shares, dispersion * spreadWeight(level, shares, path.level_variance_ratio), actual);
  });
  return losses;
}

function lossOf(mean: number, variance: number, actual: number): number {
  let loss = 0;
  for (const { p, z } of QUANTILES) loss += pinballLoss(p, wilsonHilfertyQuantile(mean, variance, z), actual);
  return loss;
}

/** Weight, in independent windows, of the belief that sums of days scatter like independent days. */
const PRIOR_WINDOWS = 2;

/** Mean of the spread of single days and the one measured on whole windows, which also sees drift and clumping. */
function blendedDispersion(ofDays: number, ofWindows: number, independentWindows: number): number {
  if (Number.isNaN(ofWindows)) return Number.isNaN(ofDays) ? 1 : ofDays;
  const measured = (independentWindows * ofWindows + PRIOR_WINDOWS * ofDays) / (independentWindows + PRIOR_WINDOWS);
  return (ofDays + measured) / 2;
}
