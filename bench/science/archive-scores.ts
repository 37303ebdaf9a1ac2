import { seasonalScale } from "./error-scale.ts";
import type { HeldOutSet } from "./held-out.ts";
import type { QuantileForecast } from "./quantile-forecast.ts";

/** Point errors as the Monash archive publishes them (Godahewa et al. 2021): forecasts rounded to whole units. */
export interface ArchiveScores {
  readonly series: number;
  /** Mean absolute error ÷ mean absolute difference to the cycle before; series without such a difference left out. */
  readonly mase: number;
  /** Mean absolute error, units, over all series. */
  readonly mae: number;
}

/** Archive scores of forecasts in the order of the series. */
export function archiveScores(
  { series, cycle }: HeldOutSet,
  forecasts: readonly (QuantileForecast | null)[],
): ArchiveScores {
  const errors: number[] = [];
  const scaled: number[] = [];
  series.forEach(({ past, future }, i) => {
    const forecast = forecasts[i];
    if (forecast == null) return;
    const error = mean(Array.from(future, (value, t) => Math.abs(value - Math.round(forecast.mean[t] ?? 0))));
    const scale = seasonalScale(past, cycle);
    errors.push(error);
    if (scale > 0) scaled.push(error / scale);
  });
  return { series: scaled.length, mase: mean(scaled), mae: mean(errors) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
