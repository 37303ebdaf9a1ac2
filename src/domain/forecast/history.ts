import type { ObservedDemand } from "../demand/observed-demand.ts";
import { weekdayIndex } from "./weekday-index.ts";
import { valueAt } from "../math/value-at.ts";

/** Observed demand made ready for forecasting: sums over any stretch of days in constant time. */
export interface History {
  readonly values: Float64Array;
  /** Weekday factors with mean 1, Monday first. */
  readonly weekday_index: Float64Array;
  /** The factor of each day. */
  readonly index: Float64Array;
  /** `value_sums[t]` = sum of the first t values. */
  readonly value_sums: Float64Array;
  /** `index_sums[t]` = sum of the first t factors. */
  readonly index_sums: Float64Array;
}

/** Prepares observed demand. */
export function historyOf(observed: ObservedDemand): History {
  const weekday_index = weekdayIndex(observed);
  const index = Float64Array.from(observed.weekdays, (weekday) => valueAt(weekday_index, weekday));
  return {
    values: observed.values,
    weekday_index,
    index,
    value_sums: prefixSums(observed.values),
    index_sums: prefixSums(index),
  };
}

function prefixSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) sums[t + 1] = valueAt(sums, t) + valueAt(values, t);
  return sums;
}
