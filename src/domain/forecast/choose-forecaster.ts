import { backTestLosses, backTestPlan } from "./back-test.ts";
import type { BackTestPlan } from "./back-test.ts";
import { pathOf } from "./forecast-kernel.ts";
import { DEFAULT_FORECASTER, FORECASTERS, SHORT_HISTORY_FORECASTER } from "./forecasters.ts";
import type { Forecaster } from "./forecasters.ts";
import { valueAt } from "../math/value-at.ts";
import type { History } from "./history.ts";

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

const LEAST_DAYS_TO_SMOOTH = 28;
/** A rival, the naive ones included, takes over when it is better by this many standard errors. */
const CLEARLY_BETTER = 2;

/**
 * The default method, unless a rolling-origin back-test over sums of `days` finds another clearly better. A yardstick
 * (same as last week, moving mean) that the default does not hold its own against is such a rival.
 */
export function chooseForecaster(history: History, days: number): ChosenForecaster {
  if (history.values.length < LEAST_DAYS_TO_SMOOTH) return { forecaster: SHORT_HISTORY_FORECASTER, scores: [] };
  const plan = backTestPlan(history.values.length, days);
  if (plan === null) return { forecaster: DEFAULT_FORECASTER, scores: [] };
  const input = { values: history.values, index: history.index, tuning_days: plan.training_days };
  const lossesOf = ({ kernel }: Forecaster) => backTestLosses(history, pathOf(kernel, input), plan);
  const trials = FORECASTERS.map((forecaster) => ({ forecaster, losses: lossesOf(forecaster) }));
  return {
    forecaster: clearWinner(trials, lossesOf(DEFAULT_FORECASTER), plan),
    scores: trials.map(({ forecaster, losses }) => ({ forecaster: forecaster.name, loss: mean(losses) })),
  };
}

interface Trial {
  readonly forecaster: Forecaster;
  readonly losses: Float64Array;
}

function clearWinner(trials: readonly Trial[], incumbent: Float64Array, plan: BackTestPlan): Forecaster {
  let winner = DEFAULT_FORECASTER;
  let greatestGain = 0;
  for (const { forecaster, losses } of trials) {
    const gains = incumbent.map((loss, origin) => loss - valueAt(losses, origin));
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
