import { grouped } from "../math/grouped.ts";

/** A forecast beside what came, units of one item in one period. */
export interface ForecastOutcome {
  readonly forecast: number;
  readonly actual: number;
  readonly is_promotion: boolean;
}

/** How far forecasts were off (销售预测偏差率). */
export interface ForecastError {
  readonly count: number;
  readonly forecast_total: number;
  readonly actual_total: number;
  /** (Σ forecast − Σ actual) ÷ Σ actual; above nought: too high. Null where nothing came. */
  readonly bias_rate: number | null;
  /** Σ|forecast − actual| ÷ Σ actual (WAPE); null where nothing came. */
  readonly error_rate: number | null;
  /** Mean of |forecast − actual|, units. */
  readonly mean_error: number;
}

/** The same for everything, and apart for periods with and without a promotion; null where there are none. */
export interface SplitForecastError {
  readonly all: ForecastError | null;
  readonly promotion: ForecastError | null;
  readonly regular: ForecastError | null;
}

/** Error over some outcomes; null without any. */
export function forecastError(outcomes: readonly ForecastOutcome[]): ForecastError | null {
  if (outcomes.length === 0) return null;
  const forecast_total = outcomes.reduce((sum, { forecast }) => sum + forecast, 0);
  const actual_total = outcomes.reduce((sum, { actual }) => sum + actual, 0);
  const off = outcomes.reduce((sum, { forecast, actual }) => sum + Math.abs(forecast - actual), 0);
  return {
    count: outcomes.length,
    forecast_total,
    actual_total,
    bias_rate: actual_total > 0 ? (forecast_total - actual_total) / actual_total : null,
    error_rate: actual_total > 0 ? off / actual_total : null,
    mean_error: off / outcomes.length,
  };
}

/** Errors by any group, an item, a class or a period, with promotions apart. */
export function forecastErrorsBy<Outcome extends ForecastOutcome>(
  outcomes: readonly Outcome[],
  groupOf: (outcome: Outcome) => string,
): ReadonlyMap<string, SplitForecastError> {
  const groups = grouped(outcomes, groupOf);
  return new Map([...groups].map(([group, members]) => [group, splitForecastError(members)]));
}

function splitForecastError(outcomes: readonly ForecastOutcome[]): SplitForecastError {
  return {
    all: forecastError(outcomes),
    promotion: forecastError(outcomes.filter(({ is_promotion }) => is_promotion)),
    regular: forecastError(outcomes.filter(({ is_promotion }) => !is_promotion)),
  };
}
