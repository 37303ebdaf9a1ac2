import { grouped } from "../math/grouped.ts";

/** A forecast beside what came, units of one item in one period. */
export interface ForecastOutcome {
  readonly forecast: number;
  readonly actual: number;
  readonly is_promotion: boolean;
  /** Events and holidays that cover its days (Chinese names), promotions left out. */
  readonly events?: readonly string[];
}

/** What the errors of some outcomes come from; can be added up over any number of them. */
export interface ErrorSums {
  readonly count: number;
  readonly forecast_total: number;
  readonly actual_total: number;
  /** Σ|forecast − actual|. */
  readonly absolute_error: number;
}

/** No outcomes. */
const NO_ERRORS: ErrorSums = { count: 0, forecast_total: 0, actual_total: 0, absolute_error: 0 };

/** How far forecasts were off (销售预测偏差率). */
export interface ForecastError extends ErrorSums {
  /** (Σ forecast − Σ actual) ÷ Σ actual; above nought: too high. Null where nothing came. */
  readonly bias_rate: number | null;
  /** Σ|forecast − actual| ÷ Σ actual (WAPE); null where nothing came. */
  readonly error_rate: number | null;
  /** Mean of |forecast − actual|, units. */
  readonly mean_error: number;
}

/**
 * The same for everything and for three kinds of days: of a promotion, of an event or holiday without one, and of
 * neither; null where there are none.
 */
export interface SplitForecastError {
  readonly all: ForecastError | null;
  readonly promotion: ForecastError | null;
  readonly event: ForecastError | null;
  readonly regular: ForecastError | null;
}

/** Sums of the same kinds. */
export type SplitSums = { readonly [Kind in Exclude<keyof SplitForecastError, "all">]: ErrorSums };

/** No outcomes of any kind. */
export const NO_SPLIT: SplitSums = { promotion: NO_ERRORS, event: NO_ERRORS, regular: NO_ERRORS };

/** Adds outcomes to sums. */
function addOutcomes(sums: ErrorSums, outcomes: readonly ForecastOutcome[]): ErrorSums {
  return outcomes.reduce(
    (sum, { forecast, actual }) => ({
      count: sum.count + 1,
      forecast_total: sum.forecast_total + forecast,
      actual_total: sum.actual_total + actual,
      absolute_error: sum.absolute_error + Math.abs(forecast - actual),
    }),
    sums,
  );
}

/** Adds sums to sums. */
export function addSums(one: ErrorSums, other: ErrorSums): ErrorSums {
  return {
    count: one.count + other.count,
    forecast_total: one.forecast_total + other.forecast_total,
    actual_total: one.actual_total + other.actual_total,
    absolute_error: one.absolute_error + other.absolute_error,
  };
}

/** Adds each outcome to the sums of its kind of days. */
export function addSplit(sums: SplitSums, outcomes: readonly ForecastOutcome[]): SplitSums {
  const of = (wanted: keyof SplitSums) => outcomes.filter((outcome) => kindOf(outcome) === wanted);
  return {
    promotion: addOutcomes(sums.promotion, of("promotion")),
    event: addOutcomes(sums.event, of("event")),
    regular: addOutcomes(sums.regular, of("regular")),
  };
}

/** Kind of an outcome's days. A promotion comes first: it is what was planned. */
export function kindOf({ is_promotion, events = [] }: ForecastOutcome): keyof SplitSums {
  if (is_promotion) return "promotion";
  return events.length > 0 ? "event" : "regular";
}

/** The error that sums come to; null for nothing. */
function errorOf(sums: ErrorSums): ForecastError | null {
  const { count, forecast_total, actual_total, absolute_error } = sums;
  if (count === 0) return null;
  return {
    ...sums,
    bias_rate: actual_total > 0 ? (forecast_total - actual_total) / actual_total : null,
    error_rate: actual_total > 0 ? absolute_error / actual_total : null,
    mean_error: absolute_error / count,
  };
}

/** The errors of sums by kind, and of all together. */
export function splitErrorOf({ promotion, event, regular }: SplitSums): SplitForecastError {
  return {
    all: errorOf([promotion, event, regular].reduce(addSums, NO_ERRORS)),
    promotion: errorOf(promotion),
    event: errorOf(event),
    regular: errorOf(regular),
  };
}

/** Why an error is no figure to go by. */
export type ErrorLack = "unfinished_month" | "few_units";

/** Fewer units sold say nothing about a forecast: a few that were not sold would be thousands of per cent. */
export const LEAST_SOLD_UNITS = 10;

/** What an error lacks to be shown as a figure, of a month that has ended or not; null where it lacks nothing. */
export function errorLack({ actual_total }: ErrorSums, isFinished: boolean): ErrorLack | null {
  if (!isFinished) return "unfinished_month";
  return actual_total < LEAST_SOLD_UNITS ? "few_units" : null;
}

/** Error over some outcomes; null without any. */
export function forecastError(outcomes: readonly ForecastOutcome[]): ForecastError | null {
  return errorOf(addOutcomes(NO_ERRORS, outcomes));
}

/** Errors by any group, an item, a class or a period, with promotions and events apart. */
export function forecastErrorsBy<Outcome extends ForecastOutcome>(
  outcomes: readonly Outcome[],
  groupOf: (outcome: Outcome) => string,
): ReadonlyMap<string, SplitForecastError> {
  const groups = grouped(outcomes, groupOf);
  return new Map([...groups].map(([group, members]) => [group, splitErrorOf(addSplit(NO_SPLIT, members))]));
}
