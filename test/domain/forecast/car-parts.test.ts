import { describe, expect, it } from "@jest/globals";
import { dataLines } from "../../../bench/support/bench-data.ts";
import { FORECASTERS } from "../../../src/domain/forecast/forecasters.ts";
import { kernelInput } from "./a-forecast.ts";

const HISTORY_MONTHS = 39;
const SEASON = 12;

/**
 * The car parts of the Monash archive (Godahewa, Bergmeir, Webb, Hyndman & Montero-Manso 2021) as the archive scores
 * them: months without a record count as no demand, forecasts of the last twelve months are rounded to whole units,
 * absolute errors are scaled by the mean absolute difference of months a year apart in the first 39. MASE is the mean
 * over the 2,658 parts whose scale is not zero, MAE that over all 2,674.
 */
function archiveScore(parts: readonly number[][], forecast: (history: readonly number[]) => number) {
  let [scaled, scored, errors] = [0, 0, 0];
  for (const part of parts) {
    const [history, coming] = [part.slice(0, HISTORY_MONTHS), part.slice(HISTORY_MONTHS)];
    const level = Math.round(forecast(history));
    const error = mean(coming.map((units) => Math.abs(units - level)));
    const scale = mean(history.slice(SEASON).map((units, t) => Math.abs(units - (history[t] ?? NaN))));
    errors += error;
    if (scale > 0) [scaled, scored] = [scaled + error / scale, scored + 1];
  }
  return { mase: scaled / scored, mae: errors / parts.length, scored };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Level after simple exponential smoothing whose constant and start together have the least squared one-step errors,
 * as `ses` of R's package forecast chooses them. Each error is linear in the start, which is solved for; the constant
 * is searched on a fine grid.
 */
function leastSquaresSmoothing(history: readonly number[]): number {
  let best = { error: Infinity, level: 0 };
  for (let step = 0; step <= 400; step++) {
    const smoothed = withBestStart(history, 1e-4 + (step / 400) * (0.9999 - 1e-4));
    if (smoothed.error < best.error - 1e-12) best = smoothed;
  }
  return best.level;
}

/** l(t) = (1 − α)ᵗ·l₀ + m(t), m being the smoothing from zero: the start that fits the errors y − l by least squares. */
function withBestStart(history: readonly number[], alpha: number) {
  let [kept, fromZero, squares, products, whole] = [1, 0, 0, 0, 0];
  for (const units of history) {
    const rest = units - fromZero;
    [squares, products, whole] = [squares + kept * kept, products + kept * rest, whole + rest * rest];
    [fromZero, kept] = [fromZero + alpha * rest, kept * (1 - alpha)];
  }
  const start = products / squares;
  return { error: whole - products * start, level: kept * start + fromZero };
}

describe("car parts of the Monash archive (needs ../shared/data)", () => {
  const rows = dataLines("carparts_monthly.csv.gz")?.slice(1);
  const parts = (rows ?? []).map((row) => row.split(",").slice(1).map(Number)); // Number("") is 0: no record, no demand
  const ifThere = rows === undefined ? it.skip : it;

  /* eslint-disable jest/no-standalone-expect -- the data is not part of the repository, so the tests skip without it */
  ifThere("the all-zero forecast scores the archive's best published row: MASE 0.746, MAE 0.391 (Transformer)", () => {
    const { mase, mae, scored } = archiveScore(parts, () => 0);
    expect(parts).toHaveLength(2674);
    expect(scored).toBe(2658);
    expect(mase).toBeCloseTo(0.746, 3);
    expect(mae).toBeCloseTo(0.391, 3);
  });

  ifThere("smoothing by least squares scores the archive's SES row: MASE 0.897, MAE 0.55 (R's ses: 0.548)", () => {
    const { mase, mae } = archiveScore(parts, leastSquaresSmoothing);
    expect(mase).toBeCloseTo(0.897, 3);
    expect(mae).toBeCloseTo(0.548, 3);
  });

  ifThere.each([
    ["ses", 0.897, "SES"],
    ["theta", 0.914, "Theta"],
    ["damped_trend", 0.925, "ETS"],
    ["tsb", 0.897, "SES, the best of the archive's methods that see one part at a time"],
    ["adida", 0.897, "SES"],
    ["imapa", 0.897, "SES"],
    ["combination", 0.897, "SES"],
  ])("our %s has a MASE below %d, the archive's %s", (name, published) => {
    const kernel = FORECASTERS.find((forecaster) => forecaster.name === name)?.kernel;
    const level = (history: readonly number[]) => kernel?.(kernelInput(history, { days: SEASON })).levels.at(-1) ?? NaN;
    expect(archiveScore(parts, level).mase).toBeLessThan(published);
  });
  /* eslint-enable jest/no-standalone-expect */
});
