import { addDays, type Day, daysBetween, weekday } from "../calendar/day.ts";
import { demandQuantile } from "../demand/demand-distribution.ts";
import { observedDemand } from "../demand/observed-demand.ts";
import { comingDemand } from "../forecast/coming-demand.ts";
import { demandForecast } from "../forecast/demand-forecast.ts";
import { historyOf } from "../forecast/history.ts";
import { DEFAULT_POOLED_MODEL } from "../forecast/pooled-model.ts";
import { factorsOf } from "../known-days/demand-effects.ts";
import { foreseenDays } from "../known-days/foreseen-days.ts";
import type { OutcomesQuestion } from "./forecast-outcomes.ts";

/** Units expected of some days, and what they exceed once in twenty times. */
export interface ExpectedUnits {
  readonly mean: number;
  readonly p95: number;
}

/** Days that a level is learnt from before its forecasts count. */
const LEAST_DAYS_BEFORE = 28;
const UPPER = 0.95;

/**
 * What the item's own method would have said on a morning of the days from it through another, by the days before it
 * alone; null of too few. Coming days are ordinary days of their week.
 */
export function forecastBefore(
  { demand, item, known_days, pooled = DEFAULT_POOLED_MODEL }: Omit<OutcomesQuestion, "today" | "weeks" | "forecaster">,
  from: Day,
  through: Day,
): ExpectedUnits | null {
  const { values, weekdays, day_numbers, is_count } = observedDemand(demand, from);
  const days = daysBetween(from, through) + 1;
  if (values.length < LEAST_DAYS_BEFORE || days <= 0) return null;
  const foreseen =
    known_days === undefined
      ? null
      : foreseenDays({ demand, item, today: from, known: known_days, pooled: pooled.effects });
  const factors = foreseen === null ? undefined : factorsOf(foreseen.factors, foreseen.first_day, day_numbers);
  const forecast = demandForecast(historyOf({ values, positions: weekdays }, pooled.season, factors), days, pooled);
  const law = comingDemand(forecast, days, sharesOf(forecast.season_index, from, days), is_count);
  return { mean: law.mean, p95: demandQuantile(law, UPPER) };
}

function sharesOf(season_index: Float64Array, from: Day, days: number): number {
  const shares = Array.from({ length: days }, (_, i) => season_index[weekday(addDays(from, i))] ?? 1);
  return shares.reduce((sum, share) => sum + share, 0);
}
