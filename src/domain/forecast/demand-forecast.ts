import type { ObservedDemand } from "../demand/observed-demand.ts";
import { chooseForecaster } from "./choose-forecaster.ts";
import type { BackTestScore } from "./choose-forecaster.ts";
import { valueAt } from "../math/value-at.ts";
import { blendedDispersion, dispersionPath, spreadWeight } from "./dispersion.ts";
import { WARM_UP_DAYS } from "./forecast-kernel.ts";
import type { LevelPath } from "./forecast-kernel.ts";
import { historyOf } from "./history.ts";
import type { History } from "./history.ts";

/** Mean and variance of demand over any number of coming days. */
export interface DemandForecast {
  readonly forecaster: string;
  readonly scores: readonly BackTestScore[];
  /** Units per average day. */
  readonly level: number;
  /** Weekday factors with mean 1, Monday first. */
  readonly weekday_index: Float64Array;
  readonly level_variance_ratio: number;
  /** Dispersion by length of the sum, ascending in days, the first for one day. */
  readonly dispersions: readonly [DispersionAt, ...DispersionAt[]];
  /** What the chosen method expected on each past day, and its one-day dispersion then: for judging recent days. */
  readonly path: LevelPath;
  readonly day_dispersions: Float64Array;
  readonly history: History;
}

/** Dispersion of sums over a number of days. */
interface DispersionAt {
  readonly days: number;
  readonly dispersion: number;
}

/** Lengths at which the spread of sums is measured; in between it is interpolated, beyond it stays. */
const MEASURED_DAYS = [7, 14, 28, 56] as const;

/** Forecast from observed demand, its method chosen for sums over `exposure_days`. */
export function demandForecast(observed: ObservedDemand, exposure_days: number): DemandForecast {
  const history = historyOf(observed);
  const { forecaster, scores } = chooseForecaster(history, exposure_days);
  const { values, index } = history;
  const path = forecaster.kernel({ values, index, tuning_days: values.length });
  const day_dispersions = dispersionPath(history, path, 1);
  return {
    forecaster: forecaster.name,
    scores,
    level: path.levels.at(-1) ?? 0,
    weekday_index: history.weekday_index,
    level_variance_ratio: path.level_variance_ratio,
    dispersions: measuredDispersions(history, path, day_dispersions),
    path,
    day_dispersions,
    history,
  };
}

/**
 * Variance of demand over coming days whose weekday factors add up to `shares`: dispersion of sums of that length
 * times level·(shares + ratio·shares²).
 */
export function demandVariance(forecast: DemandForecast, days: number, shares: number): number {
  const dispersion = interpolatedDispersion(forecast.dispersions, days);
  return dispersion * spreadWeight(forecast.level, shares, forecast.level_variance_ratio);
}

function measuredDispersions(
  history: History,
  path: LevelPath,
  day_dispersions: Float64Array,
): DemandForecast["dispersions"] {
  const length = history.values.length;
  const inflation = smallSampleInflation(length);
  const ofDays = day_dispersions.at(-1) ?? NaN;
  const measured = MEASURED_DAYS.filter((days) => length - WARM_UP_DAYS > days).map((days) => {
    const ofWindows = valueAt(dispersionPath(history, path, days), length - 1);
    return { days, dispersion: inflation * blendedDispersion(ofDays, ofWindows, (length - WARM_UP_DAYS) / days) };
  });
  return [{ days: 1, dispersion: inflation * blendedDispersion(ofDays, NaN, 0) }, ...measured];
}

/** Variance of a Student variable with n − 1 degrees of freedom: few days leave the spread itself uncertain. */
function smallSampleInflation(days: number): number {
  return days > 4 ? (days - 1) / (days - 3) : 3;
}

function interpolatedDispersion([first, ...longer]: DemandForecast["dispersions"], days: number): number {
  let before = first;
  for (const next of longer) {
    if (next.days >= days) {
      const share = (days - before.days) / (next.days - before.days);
      return before.dispersion + share * (next.dispersion - before.dispersion);
    }
    before = next;
  }
  return before.dispersion;
}
