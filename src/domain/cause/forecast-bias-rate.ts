import { sampleOf } from "../math/sample.ts";
import type { ForecastSnapshot } from "./cause-evidence.ts";

/** Fewer weeks show no bias. */
const LEAST_WEEKS = 4;
const LEAST_BIAS = 1.1;
/** Share of the weeks that must have been forecast too low: else one odd week makes the sum. */
const LEAST_LOW_WEEKS = 0.75;
/** So many standard errors the mean weekly error must lie from nought. */
const LEAST_ERRORS = 2;

/**
 * Actual ÷ forecast of the weeks before, where forecasts were lastingly too low; 1 where they were not; null of too few
 * weeks.
 */
export function lowForecastRate({ past_weeks }: ForecastSnapshot): number | null {
  if (past_weeks.length < LEAST_WEEKS) return null;
  const forecast = past_weeks.reduce((sum, week) => sum + week.forecast, 0);
  const actual = past_weeks.reduce((sum, week) => sum + week.actual, 0);
  const low = past_weeks.filter((week) => week.actual > week.forecast).length;
  if (forecast <= 0 || low < LEAST_LOW_WEEKS * past_weeks.length) return 1;
  const errors = sampleOf(past_weeks.map((week) => week.actual - week.forecast));
  const isChance = errors.mean < LEAST_ERRORS * Math.sqrt(errors.variance / errors.count);
  return isChance || actual / forecast < LEAST_BIAS ? 1 : actual / forecast;
}
