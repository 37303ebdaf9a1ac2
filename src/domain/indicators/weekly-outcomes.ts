import type { History } from "../forecast/history.ts";
import type { LevelPath } from "../forecast/forecast-kernel.ts";
import { valueAt } from "../math/value-at.ts";
import type { ForecastOutcome } from "./forecast-error.ts";

const WEEK_DAYS = 7;
/** Days that a level is learnt from before its forecasts count. */
const LEAST_DAYS_BEFORE = 28;

/**
 * The latest whole weeks beside what was expected of each at its beginning: level of the day before × shares of its days.
 * Latest first; fewer where the history is short.
 */
export function weeklyOutcomes(history: History, { levels }: LevelPath, weeks: number): readonly ForecastOutcome[] {
  const { value_sums, index_sums } = history;
  const outcomes: ForecastOutcome[] = [];
  for (let week = 0; week < weeks; week++) {
    const end = history.values.length - week * WEEK_DAYS;
    const start = end - WEEK_DAYS;
    if (start < LEAST_DAYS_BEFORE) break;
    const shares = valueAt(index_sums, end) - valueAt(index_sums, start);
    outcomes.push({
      forecast: valueAt(levels, start - 1) * shares,
      actual: valueAt(value_sums, end) - valueAt(value_sums, start),
      is_promotion: false,
    });
  }
  return outcomes;
}
