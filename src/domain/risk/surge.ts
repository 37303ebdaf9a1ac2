import type { AlarmBudget } from "../anomaly/alarm-budget.ts";
import { demandSurge, isSurgeAlarmed, type Surge, type SurgeDay } from "../anomaly/demand-surge.ts";
import { demandClass } from "../demand/demand-class.ts";
import type { DemandForecast } from "../forecast/demand-forecast.ts";
import { dispersionsAt } from "../forecast/spread.ts";
import { valueAt } from "../math/value-at.ts";

/** How the last two days are judged. */
export interface SurgeQuestion {
  readonly is_count: boolean;
  /** Units of the last day and of the one before that were kept out of the history. */
  readonly left_out: readonly [last: number, before: number];
  readonly alarms: AlarmBudget;
  /** A surge stood at the last look: it ends only when the days are clearly more ordinary. */
  readonly was_alarmed: boolean;
}

const LEAST_HISTORY_DAYS = 28;

/**
 * Tail test of the last day and of the last two under what was expected before them, within the false-alarm budget.
 * Where demand was lumpy before, no test tells an unusual order from a usual one, so there is no answer.
 */
export function latestSurge(forecast: DemandForecast, question: SurgeQuestion): Surge | null {
  const before = forecast.history.values.subarray(0, -2);
  if (before.length < LEAST_HISTORY_DAYS || demandClass(before) === "lumpy") return null;
  const { is_count, left_out, alarms, was_alarmed } = question;
  const surge = demandSurge(surgeDay(forecast, 1, left_out[0]), surgeDay(forecast, 2, left_out[1]), is_count);
  return isSurgeAlarmed(surge, alarms, was_alarmed) ? surge : null;
}

/** A day from the end beside the level and dispersion known before both days. */
function surgeDay({ history, path }: DemandForecast, days_back: number, left_out: number): SurgeDay {
  const length = history.values.length;
  const origin = length - 3;
  const share = valueAt(history.index, length - days_back);
  const known = valueAt(dispersionsAt(history, path, 1, [origin]), 0);
  return {
    quantity: valueAt(history.values, length - days_back) + left_out,
    expected: valueAt(path.levels, origin) * share,
    dispersion: (Number.isNaN(known) ? 1 : known) * (1 + path.level_variance_ratio * share),
  };
}
