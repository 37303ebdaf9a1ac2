import { addDays, type Day } from "../../domain/calendar/day.ts";
import { monthOf } from "../../domain/calendar/month.ts";
import { errorCause } from "../../domain/indicators/error-cause.ts";
import {
  addSplit,
  addSums,
  errorLack,
  type ForecastError,
  forecastError,
  LEAST_SOLD_UNITS,
  NO_SPLIT,
  type SplitForecastError,
  type SplitSums,
  splitErrorOf,
} from "../../domain/indicators/forecast-error.ts";
import type { DatedOutcome } from "../../domain/indicators/weekly-outcomes.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { OperatingFigures } from "../../contracts/operating-figures.ts";
import { createClassMonths } from "./class-months.ts";
import type { FiguredPlace } from "./figured-place.ts";
import { createWorstList } from "./worst-list.ts";

type ForecastFigures = OperatingFigures["forecast"];
type Worst = ForecastFigures["worst"][number];

/** Weeks that forecasts are held against: half a year. */
export const FIGURED_WEEKS = 26;
/** Weeks in which an item counts among the worst. */
const RECENT_DAYS = 56;
/** Share of an error from which on an event is named with it. */
const TELLING_SHARE = 0.2;

/** Adds up how forecasts did, place by place. */
export function createForecastFigures(today: Day) {
  const sums = createClassMonths<SplitSums>(NO_SPLIT, (one, other) => ({
    promotion: addSums(one.promotion, other.promotion),
    event: addSums(one.event, other.event),
    regular: addSums(one.regular, other.regular),
  }));
  const worst = createWorstList<Worst>();
  return {
    add(place: FiguredPlace, outcomes: readonly DatedOutcome[]): void {
      for (const [month, members] of grouped(outcomes, ({ last_day }) => monthOf(last_day))) {
        sums.add(place.abc_class, month, (sum) => addSplit(sum, members));
      }
      const found = worstOf(place, outcomes, today);
      const { sale_price = null, purchase_cost = null } = place.facts.item ?? {};
      const price = sale_price ?? purchase_cost ?? 0;
      if (found !== null) worst.add(found, found.missed_units * price, found.missed_units);
    },
    figures: (): ForecastFigures => ({
      weeks: FIGURED_WEEKS,
      by_class: sums.byClass((sum) => ({ split: splitRatesOf(splitErrorOf(sum)) })),
      by_month: sums.byMonth((sum, month) => ({
        split: splitRatesOf(splitErrorOf(sum), month < monthOf(today)),
      })),
      worst: worst.taken(),
    }),
  };
}

function worstOf(place: FiguredPlace, outcomes: readonly DatedOutcome[], today: Day): Worst | null {
  const since = addDays(today, -RECENT_DAYS);
  const recent = outcomes.filter(({ last_day }) => last_day >= since);
  const error = forecastError(recent);
  if (error === null || Math.max(error.actual_total, error.forecast_total) < LEAST_SOLD_UNITS) return null;
  const { item_code, item_name, location_code, abc_class } = place;
  return {
    ...{ item_code, item_name, location_code, abc_class },
    ...{ bias_rate: error.bias_rate, error_rate: error.error_rate },
    missed_units: Math.round(error.absolute_error * 10) / 10,
    cause: errorCause(recent),
    events: tellingEvents(recent, error.absolute_error),
  };
}

/** Events on whose days a fair share of the error lies, the largest first. */
function tellingEvents(outcomes: readonly DatedOutcome[], total: number): string[] {
  const shares = new Map<string, number>();
  for (const { events, forecast, actual } of outcomes) {
    for (const event of events) shares.set(event, (shares.get(event) ?? 0) + Math.abs(forecast - actual));
  }
  return [...shares]
    .filter(([, off]) => off >= TELLING_SHARE * total)
    .sort(([, one], [, other]) => other - one)
    .map(([event]) => event);
}

/** Errors as they are shown, of a month that has ended or of a longer time. */
export function splitRatesOf({ all, promotion, event, regular }: SplitForecastError, isFinished = true) {
  const of = (error: ForecastError | null) => ratesOf(error, isFinished);
  return { all: of(all), promotion: of(promotion), event: of(event), regular: of(regular) };
}

function ratesOf(error: ForecastError | null, isFinished: boolean) {
  if (error === null) return null;
  const { bias_rate, error_rate, actual_total } = error;
  const lack = errorLack(error, isFinished);
  if (lack !== null) return { bias_rate: null, error_rate: null, actual_total, lack };
  return { bias_rate, error_rate, actual_total, lack };
}
