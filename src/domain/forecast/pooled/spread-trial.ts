import { longRunLevel } from "../demand-forecast.ts";
import type { History } from "../history.ts";
import { measuredSpread } from "../spread.ts";
import type { MeasuredSpread } from "../spread.ts";
import { valueAt } from "../../math/value-at.ts";
import { momentsOf } from "./bank-trial.ts";

/** What was known of a sum of coming days at one moment of an item's past, and what came. */
export interface SpreadTrial {
  /** Expected units by the level of that moment and by the long-run level until then. */
  readonly present_units: number;
  readonly long_run_units: number;
  /** Spread of a day and of the whole sum as measured until then. */
  readonly day: MeasuredSpread;
  readonly sum: MeasuredSpread;
  readonly actual: number;
}

/** Trials of one history under a path of levels; none where it is too short. */
export function spreadTrials(
  history: History,
  levels: Float64Array,
  days: number,
  moments: number,
): readonly SpreadTrial[] {
  const { value_sums, index_sums } = history;
  return momentsOf(levels.length, days, moments).flatMap((t) => {
    const known = until(history, t + 1);
    const long_run_level = longRunLevel(known);
    const path = levels.subarray(0, t + 1);
    const day = measuredSpread(known, path, long_run_level, 1);
    const sum = measuredSpread(known, path, long_run_level, days);
    if (day === null || sum === null) return [];
    const shares = valueAt(index_sums, t + 1 + days) - valueAt(index_sums, t + 1);
    return [
      {
        present_units: valueAt(levels, t) * shares,
        long_run_units: long_run_level * shares,
        day,
        sum,
        actual: valueAt(value_sums, t + 1 + days) - valueAt(value_sums, t + 1),
      },
    ];
  });
}

/** The history as it was known before day `end`. */
function until(history: History, end: number): History {
  return {
    values: history.values.subarray(0, end),
    season_index: history.season_index,
    index: history.index.subarray(0, end),
    value_sums: history.value_sums.subarray(0, end + 1),
    index_sums: history.index_sums.subarray(0, end + 1),
  };
}
