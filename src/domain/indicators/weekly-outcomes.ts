import { type Day, dayFromNumber } from "../calendar/day.ts";
import type { LevelPath } from "../forecast/forecast-kernel.ts";
import type { History } from "../forecast/history.ts";
import { grouped } from "../math/grouped.ts";
import { valueAt } from "../math/value-at.ts";
import type { ForecastOutcome } from "./forecast-error.ts";

const WEEK_DAYS = 7;
/** Days that a level is learnt from before its forecasts count. */
const LEAST_DAYS_BEFORE = 28;

/** What is known of a day beside its weekday. */
export interface DayMark {
  readonly is_promotion: boolean;
  /** Events and holidays, in Chinese. */
  readonly events: readonly string[];
}

/** The days of a history. */
export interface MarkedDays {
  /** Days since 1970-01-01, one per value. */
  readonly day_numbers: Float64Array;
  markOf(day_number: number): DayMark;
}

/** An outcome with the last day of its week and what is known of its days. */
export interface DatedOutcome extends Required<ForecastOutcome> {
  readonly last_day: Day;
}

/**
 * The latest whole weeks beside what was expected of each at its beginning: level of the day before × shares of its days.
 * The days of a week that are known for different things (a promotion, an event, nothing) are outcomes of their own.
 * Latest week first; fewer where the history is short.
 */
export function weeklyOutcomes(
  history: History,
  { levels }: LevelPath,
  weeks: number,
  days: MarkedDays,
): readonly DatedOutcome[] {
  const outcomes: DatedOutcome[] = [];
  for (let week = 0; week < weeks; week++) {
    const end = history.values.length - week * WEEK_DAYS;
    const start = end - WEEK_DAYS;
    if (start < LEAST_DAYS_BEFORE) break;
    const level = valueAt(levels, start - 1);
    const last_day = dayFromNumber(valueAt(days.day_numbers, end - 1));
    for (const part of partsOf(start, end, days)) {
      const sum = (values: Float64Array) => part.indices.reduce((total, i) => total + valueAt(values, i), 0);
      outcomes.push({ forecast: level * sum(history.index), actual: sum(history.values), ...part.mark, last_day });
    }
  }
  return outcomes;
}

/** The days of a week by what is known of them. */
function partsOf(start: number, end: number, { day_numbers, markOf }: MarkedDays) {
  const indices = Array.from({ length: end - start }, (_, i) => start + i);
  const marked = indices.map((index) => ({ index, mark: markOf(valueAt(day_numbers, index)) }));
  const parts = grouped(marked, ({ mark }) => JSON.stringify([mark.is_promotion, mark.events]));
  return [...parts.values()].flatMap((members) => {
    const [first] = members;
    return first === undefined ? [] : [{ mark: first.mark, indices: members.map(({ index }) => index) }];
  });
}
