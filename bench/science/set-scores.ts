import type { HeldOutSet } from "./held-out.ts";
import { QUANTILES, type QuantileForecast } from "./quantile-forecast.ts";
import { seriesScores, type SeriesScores } from "./series-scores.ts";

/** Scores of a method over a set: means over its series. */
export interface SetScores {
  readonly series: number;
  readonly rmsse: number;
  readonly mase: number;
  readonly pinball: number;
  /** Σ forecast ÷ Σ actual − 1. */
  readonly bias: number;
  readonly lead: SetLeadScores | null;
}

/** One value for each of `QUANTILES`. */
export interface SetLeadScores {
  /** Share of the series whose sum stayed within the quantile. */
  readonly coverage: readonly number[];
  readonly pinball: readonly number[];
}

/** Scores of forecasts in the order of the series; a series without a forecast counts nowhere. */
export function setScores(set: HeldOutSet, forecasts: readonly (QuantileForecast | null)[]): SetScores {
  const scored = set.series.flatMap((series, i) => {
    const forecast = forecasts[i] ?? null;
    const scores = forecast === null ? null : seriesScores(series, forecast, set.lead);
    return scores === null ? [] : [scores];
  });
  const forecastUnits = scored.reduce((sum, { forecast_units }) => sum + forecast_units, 0);
  const actualUnits = scored.reduce((sum, { actual_units }) => sum + actual_units, 0);
  return {
    series: scored.length,
    rmsse: mean(scored.map(({ rmsse }) => rmsse)),
    mase: mean(scored.map(({ mase }) => mase)),
    pinball: mean(scored.map(({ pinball }) => pinball)),
    bias: forecastUnits / actualUnits - 1,
    lead: leadOf(scored),
  };
}

function leadOf(scored: readonly SeriesScores[]): SetLeadScores | null {
  const known = scored.flatMap(({ lead }) => (lead === null ? [] : [lead]));
  if (known.length === 0) return null;
  return {
    coverage: QUANTILES.map((_, q) => mean(known.map(({ covered }) => (covered[q] === true ? 1 : 0)))),
    pinball: QUANTILES.map((_, q) => mean(known.map(({ pinball }) => pinball[q] ?? 0))),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
