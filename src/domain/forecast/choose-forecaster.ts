import { backTestLosses, backTestPlan } from "./back-test.ts";
import type { BackTestPlan } from "./back-test.ts";
import { defaultForecaster, FORECASTERS } from "./forecasters.ts";
import type { Forecaster } from "./forecasters.ts";
import { valueAt } from "../math/value-at.ts";
import type { History } from "./history.ts";
import type { PooledModel } from "./pooled-model.ts";

/** How a method did on the item's own past: mean pinball loss in units, lower is better. */
export interface BackTestScore {
  readonly forecaster: string;
  readonly loss: number;
}

/** The method to use, and the comparison that led to it (empty when the past was too short to compare). */
export interface ChosenForecaster {
  readonly forecaster: Forecaster;
  readonly scores: readonly BackTestScore[];
}

/** A rival, the naive ones included, takes over when it is better by this many standard errors. */
const CLEARLY_BETTER = 2;

/**
 * The default method, unless a rolling-origin back-test over sums of `days` finds another clearly better. A yardstick
 * (same as last week, moving mean) that the default does not hold its own against is such a rival.
 */
export function chooseForecaster(history: History, days: number, pooled: PooledModel): ChosenForecaster {
  const { values, index } = history;
  const fallback = defaultForecaster(pooled);
  const plan = backTestPlan(values.length, days);
  if (plan === null) return { forecaster: fallback, scores: [] };
  const input = { values, index, tuning_days: plan.training_days, days, pooled };
  // Of the two ways to weigh the same estimates, the better was chosen on all items together.
  const unused = fallback.name === "pooled" ? "combination" : "pooled";
  const rivals = FORECASTERS.filter(({ name }) => name !== unused);
  const trials = rivals.map((forecaster) => ({
    forecaster,
    losses: backTestLosses(history, forecaster.kernel(input), plan),
  }));
  return {
    forecaster: clearWinner(trials, fallback, plan),
    scores: trials.map(({ forecaster, losses }) => ({ forecaster: forecaster.name, loss: mean(losses) })),
  };
}

interface Trial {
  readonly forecaster: Forecaster;
  readonly losses: Float64Array;
}

function clearWinner(trials: readonly Trial[], fallback: Forecaster, plan: BackTestPlan): Forecaster {
  const [incumbent] = trials.filter(({ forecaster }) => forecaster === fallback) as [Trial]; // it is among its rivals
  let winner = fallback;
  let greatestGain = 0;
  for (const { forecaster, losses } of trials) {
    const gains = incumbent.losses.map((loss, origin) => loss - valueAt(losses, origin));
    const gain = mean(gains);
    if (gain > greatestGain && gain > CLEARLY_BETTER * standardError(gains, plan.independent_windows)) {
      [winner, greatestGain] = [forecaster, gain];
    }
  }
  return winner;
}

/** Standard error of a mean of overlapping windows, counted as the windows that fit side by side. */
function standardError(values: Float64Array, independentWindows: number): number {
  const centre = mean(values);
  const variance = mean(values.map((value) => (value - centre) ** 2));
  return Math.sqrt(variance / independentWindows);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
