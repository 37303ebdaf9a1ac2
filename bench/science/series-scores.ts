import { pinballLoss } from "../../src/domain/forecast/pinball-loss.ts";
import { errorScale, type ErrorScale } from "./error-scale.ts";
import { type HeldOutSeries, knownPast } from "./held-out.ts";
import { QUANTILES, type QuantileForecast } from "./quantile-forecast.ts";

/** How a forecast of one series did; no unit unless stated. */
export interface SeriesScores {
  /** √(mean squared error ÷ mean squared difference of neighbours). */
  readonly rmsse: number;
  /** Mean absolute error of the mean ÷ mean absolute difference of neighbours. */
  readonly mase: number;
  /** Pinball loss, mean over quantiles and periods, ÷ mean absolute difference of neighbours. */
  readonly pinball: number;
  /** Units forecast and units that came. */
  readonly forecast_units: number;
  readonly actual_units: number;
  /** Null where the method says nothing of sums, or the sum is not known. */
  readonly lead: LeadScores | null;
}

/** How the quantiles of the sum over the lead time did; one value for each of `QUANTILES`. */
export interface LeadScores {
  readonly covered: readonly boolean[];
  /** Pinball loss ÷ (mean absolute difference of neighbours × periods). */
  readonly pinball: readonly number[];
}

/** Scores of one series over the periods that are known; null where it gives no scale or nothing of the future is known. */
export function seriesScores(
  { past, future }: HeldOutSeries,
  forecast: QuantileForecast,
  lead: number,
): SeriesScores | null {
  const scale = errorScale(knownPast(past));
  const known = [...future.keys()].filter((t) => !Number.isNaN(future[t]));
  if (scale === null || known.length === 0) return null;
  const actual = (t: number) => future[t] ?? 0;
  const meanOver = (valueOf: (t: number) => number) => known.reduce((sum, t) => sum + valueOf(t), 0) / known.length;
  const error = (t: number) => actual(t) - (forecast.mean[t] ?? 0);
  const losses = QUANTILES.map(({ p }, q) =>
    meanOver((t) => pinballLoss(p, forecast.quantiles[q]?.[t] ?? 0, actual(t))),
  );
  return {
    rmsse: Math.sqrt(meanOver((t) => error(t) ** 2)) / scale.root_mean_square,
    mase: meanOver((t) => Math.abs(error(t))) / scale.mean_absolute,
    pinball: losses.reduce((sum, loss) => sum + loss, 0) / losses.length / scale.mean_absolute,
    forecast_units: known.reduce((sum, t) => sum + (forecast.mean[t] ?? 0), 0),
    actual_units: known.reduce((sum, t) => sum + actual(t), 0),
    lead: forecast.lead === null ? null : leadScores(future.subarray(0, lead), forecast.lead, scale),
  };
}

function leadScores(future: Float64Array, quantiles: readonly number[], scale: ErrorScale): LeadScores | null {
  const sum = future.reduce((total, value) => total + value, 0);
  if (Number.isNaN(sum)) return null;
  const pairs = QUANTILES.map(({ p }, q) => ({ p, quantile: quantiles[q] ?? 0 }));
  return {
    covered: pairs.map(({ quantile }) => sum <= quantile),
    pinball: pairs.map(({ p, quantile }) => pinballLoss(p, quantile, sum) / (scale.mean_absolute * future.length)),
  };
}
