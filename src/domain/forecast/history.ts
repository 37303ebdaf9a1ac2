import { valueAt } from "../math/value-at.ts";
import { seasonIndex } from "./season-index.ts";
import type { SeasonHistory, SeasonProfile } from "./season-index.ts";

/** Demand made ready for forecasting: sums over any stretch of days in constant time. */
export interface History {
  readonly values: Float64Array;
  /** Share of each position of the cycle, mean 1. */
  readonly season_index: Float64Array;
  /** The share of each day: its position's times that of whatever else is known about it. */
  readonly index: Float64Array;
  /** `value_sums[t]` = sum of the first t values. */
  readonly value_sums: Float64Array;
  /** `index_sums[t]` = sum of the first t shares. */
  readonly index_sums: Float64Array;
}

/** Prepares a history; `factors` are the days' own effects (holiday, promotion), one per value. */
export function historyOf(past: SeasonHistory, profile: SeasonProfile, factors?: Float64Array): History {
  const calm = factors === undefined ? past : { ...past, values: divided(past.values, factors) };
  const season_index = seasonIndex(calm, profile);
  const index = new Float64Array(past.positions.length);
  for (let t = 0; t < index.length; t++) {
    index[t] = valueAt(season_index, valueAt(past.positions, t)) * (factors === undefined ? 1 : valueAt(factors, t));
  }
  return {
    values: past.values,
    season_index,
    index,
    value_sums: prefixSums(past.values),
    index_sums: prefixSums(index),
  };
}

function divided(values: Float64Array, factors: Float64Array): Float64Array {
  return values.map((value, t) => (valueAt(factors, t) > 0 ? value / valueAt(factors, t) : value));
}

function prefixSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) sums[t + 1] = valueAt(sums, t) + valueAt(values, t);
  return sums;
}
