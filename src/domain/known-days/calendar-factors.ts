import { dayNumber, weekdayOfNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { dayEffects, dayFactors } from "../demand/day-effects.ts";
import type { DayEffect } from "../demand/day-effects.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { EffectColumn } from "../demand/effect-columns.ts";
import type { EffectPriors } from "../demand/effect-priors.ts";
import { valueAt } from "../math/value-at.ts";

/** What the calendar does to an item's demand. */
export interface CalendarFactors {
  readonly effects: readonly DayEffect[];
  /** What the price does, learned beside the calendar where it was asked for; in none of the multiples. */
  readonly elasticity: DayEffect | null;
  /** Multiple of each past day relative to a plain workday, weekends included. */
  readonly shape: Float64Array;
  /** Multiple of each past and coming day relative to what its weekday lets expect: exactly 1 on ordinary days. */
  readonly past: Float64Array;
  readonly coming: Float64Array;
}

const SATURDAY = 5;

/** A calendar over the days of a series and over coming days. */
export interface SeriesCalendar {
  readonly past: readonly EffectColumn[];
  readonly coming: readonly EffectColumn[];
  readonly today: Day;
  /** The price of each past day, where what it does is to be learned too. */
  readonly price?: EffectColumn | null;
}

/**
 * Learns what holidays, worked weekends and the days about 除夕 do to an item. Weekends are learned beside them, but
 * taken out of the factors: what each weekday sells is the season index's word.
 */
export function calendarFactors(
  series: DemandSeries,
  { past, coming, today, price = null }: SeriesCalendar,
  priors: EffectPriors,
): CalendarFactors {
  const all = dayEffects(series, price === null ? past : [...past, price], priors).effects;
  const effects = all.slice(0, past.length);
  const weekend = effects.find(({ name }) => name === "weekend")?.multiple ?? 1;
  const shape = dayFactors({ effects, normal_factor: 1 }, past);
  const ahead = dayFactors({ effects, normal_factor: 1 }, coming);
  return {
    effects,
    elasticity: all[past.length] ?? null,
    shape,
    past: withoutWeekends(shape, series.first_day, weekend),
    coming: withoutWeekends(ahead, today, weekend),
  };
}

function withoutWeekends(factors: Float64Array, first_day: Day, weekend: number): Float64Array {
  if (weekend === 1) return factors;
  const first = dayNumber(first_day);
  const special = new Float64Array(factors.length);
  for (let i = 0; i < special.length; i++) {
    special[i] = valueAt(factors, i) / (weekdayOfNumber(first + i) >= SATURDAY ? weekend : 1);
  }
  return special;
}
