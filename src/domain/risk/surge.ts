import { demandClass } from "../demand/demand-class.ts";
import type { DemandForecast } from "../forecast/demand-forecast.ts";
import { blendedDispersion, spreadWeight } from "../forecast/dispersion.ts";
import { valueAt } from "../math/value-at.ts";
import { demandDistribution, probabilityAbove } from "../demand/demand-distribution.ts";

/** Demand of the last day or two beside what was expected before it came. */
export interface DemandSurge {
  /** 1 or 2: the stretch that is the less likely. */
  readonly days: number;
  readonly quantity: number;
  readonly expected: number;
  /** P(that much or more), the smaller of the two. */
  readonly p_value: number;
}

/** So rare by the forecast law; real shop demand, clumpier than any law, exceeds it on about one day in 250. */
const SURGE_P_VALUE = 0.001;
const LEAST_HISTORY_DAYS = 28;

/**
 * Tail test of the last day and of the last two under the law forecast before them. Where demand was lumpy before, no
 * test tells an unusual order from a usual one, so there is no answer.
 */
export function latestSurge(forecast: DemandForecast, is_count: boolean): DemandSurge | null {
  const before = forecast.history.values.subarray(0, -2);
  if (before.length < LEAST_HISTORY_DAYS || demandClass(before) === "lumpy") return null;
  const one = tail(forecast, 1, is_count);
  const two = tail(forecast, 2, is_count);
  const surge = one.p_value <= two.p_value ? one : two;
  return surge.p_value < SURGE_P_VALUE ? surge : null;
}

function tail(forecast: DemandForecast, days: number, is_count: boolean): DemandSurge {
  const { value_sums, index_sums } = forecast.history;
  const length = forecast.history.values.length;
  const origin = length - 1 - days;
  const quantity = valueAt(value_sums, length) - valueAt(value_sums, length - days);
  const shares = valueAt(index_sums, length) - valueAt(index_sums, length - days);
  const level = valueAt(forecast.path.levels, origin);
  const weight = spreadWeight(level, shares, forecast.level_variance_ratio);
  const dispersion = blendedDispersion(valueAt(forecast.day_dispersions, origin), NaN, 0);
  const law = demandDistribution(level * shares, dispersion * weight, is_count);
  const p_value = law.name === "none" ? 1 : probabilityAbove(law, is_count ? quantity - 1 : quantity);
  return { days, quantity, expected: law.mean, p_value };
}
