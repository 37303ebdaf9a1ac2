import { describe, expect, it } from "@jest/globals";
import { errorScale, seasonalScale } from "../../bench/science/error-scale.ts";
import { heldOut, knownPast } from "../../bench/science/held-out.ts";
import { QUANTILES, type QuantileForecast } from "../../bench/science/quantile-forecast.ts";
import { seriesScores } from "../../bench/science/series-scores.ts";
import { setScores } from "../../bench/science/set-scores.ts";

/** Differences of neighbours 2, −2, 2, …: both scales are 2. */
const ZIGZAG = Float64Array.of(1, 3, 1, 3, 1, 3, 1, 3);

function always(value: number, horizon: number, lead: number | null): QuantileForecast {
  const each = Array.from({ length: horizon }, () => value);
  return { mean: each, quantiles: QUANTILES.map(() => each), lead: lead === null ? null : QUANTILES.map(() => lead) };
}

function aSeries(past: Float64Array, ...future: readonly number[]) {
  return { sku: "a", past, future: Float64Array.from(future) };
}

describe("error scales", () => {
  it("take the root of mean squares and the mean of absolute differences of neighbours", () => {
    expect(errorScale(Float64Array.of(1, 2, 2, 2, 2, 2, 2, 2, 4))).toEqual({
      root_mean_square: Math.sqrt(5 / 8),
      mean_absolute: 3 / 8,
    });
  });

  it("are not there for fewer than eight periods", () => {
    expect(errorScale(ZIGZAG.subarray(0, 7))).toBeNull();
    expect(errorScale(ZIGZAG)).toEqual({ root_mean_square: 2, mean_absolute: 2 });
  });

  it("are not there where nothing ever changes", () => {
    expect(errorScale(new Float64Array(8).fill(3))).toBeNull();
  });

  it("compare with the cycle before in the archive's way, from the very beginning", () => {
    expect(seasonalScale(Float64Array.of(0, 0, 1, 5), 2)).toBe(3);
    expect(seasonalScale(Float64Array.of(0, 0), 2)).toBe(0);
  });
});

describe("held-out windows", () => {
  const set = { name: "s", cycle: 1, lead: 1, horizon: 2, cut_every: 3 };
  const series = [{ sku: "a", values: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7) }];

  it("hold out the last periods", () => {
    expect(heldOut({ ...set, series }).series).toEqual([
      { sku: "a", past: Float64Array.of(0, 1, 2, 3, 4, 5), future: Float64Array.of(6, 7) },
    ]);
  });

  it("cut earlier by whole steps, and then see nothing later", () => {
    expect(heldOut({ ...set, series }, 1).series).toEqual([
      { sku: "a", past: Float64Array.of(0, 1, 2), future: Float64Array.of(3, 4) },
    ]);
  });

  it("know a past from its first demand, without what is not known", () => {
    expect(knownPast(Float64Array.of(NaN, 0, 2, NaN, 0, 1))).toEqual(Float64Array.of(2, 0, 1));
    expect(knownPast(Float64Array.of(0, 0))).toEqual(new Float64Array(0));
  });
});

describe("scores of a series", () => {
  it("by hand: forecast 2 of 2 and 4 with scale 2", () => {
    // Errors 0 and 2; pinball of each quantile p: (0 + 2p) ÷ 2 = p, mean of .5 .8 .9 .95 .99 = 0.828, ÷ 2.
    const scores = seriesScores(aSeries(ZIGZAG, 2, 4), always(2, 2, null), 2);
    expect(scores?.rmsse).toBeCloseTo(Math.sqrt(2) / 2, 12);
    expect(scores?.mase).toBe(0.5);
    expect(scores?.pinball).toBeCloseTo(0.414, 12);
    expect(scores).toMatchObject({ forecast_units: 4, actual_units: 6, lead: null });
  });

  it("count too high a quantile by 1 − p", () => {
    // Forecast 4 of 2: pinball of p is 2(1 − p), mean 2·0.172, ÷ 2.
    expect(seriesScores(aSeries(ZIGZAG, 2), always(4, 1, null), 1)?.pinball).toBeCloseTo(0.172, 12);
  });

  it("cover a sum that is just reached, and scale its loss by the periods", () => {
    const reached = seriesScores(aSeries(ZIGZAG, 2, 4, 9), always(0, 3, 6), 2)?.lead;
    expect(reached).toEqual({ covered: [true, true, true, true, true], pinball: [0, 0, 0, 0, 0] });
    const missed = seriesScores(aSeries(ZIGZAG, 2, 4, 9), always(0, 3, 5), 2)?.lead;
    expect(missed?.covered).toEqual([false, false, false, false, false]);
    // One unit short of six: p ÷ (scale 2 × 2 periods).
    expect(missed?.pinball).toEqual([0.125, 0.2, 0.225, 0.2375, 0.2475]);
  });

  it("leave out periods that are not known, and sums that hold one", () => {
    const scores = seriesScores(aSeries(ZIGZAG, NaN, 4), always(2, 2, 6), 2);
    expect(scores).toMatchObject({ mase: 1, forecast_units: 2, actual_units: 4, lead: null });
  });

  it("are not there without a scale or a known future", () => {
    expect(seriesScores(aSeries(new Float64Array(20), 1), always(0, 1, 0), 1)).toBeNull();
    expect(seriesScores(aSeries(ZIGZAG, NaN), always(0, 1, 0), 1)).toBeNull();
  });
});

describe("scores of a set", () => {
  const set = { name: "s", cycle: 1, lead: 1, horizon: 1 };

  it("are means over the series; bias is of all units together", () => {
    const series = [aSeries(ZIGZAG, 2), aSeries(ZIGZAG, 6)];
    const scores = setScores({ ...set, series }, [always(4, 1, 4), always(4, 1, 4)]);
    expect(scores).toMatchObject({ series: 2, rmsse: 1, mase: 1, bias: 0 });
    expect(scores.lead?.coverage).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
    // One 2 too high, one 2 too low: (2(1 − p) + 2p) ÷ 2 = 1, ÷ scale 2.
    expect(scores.lead?.pinball.map((loss) => Math.round(loss * 1e9) / 1e9)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it("leave out series without a forecast", () => {
    const series = [aSeries(ZIGZAG, 2), aSeries(ZIGZAG, 6)];
    expect(setScores({ ...set, series }, [null, always(3, 1, null)])).toMatchObject({
      series: 1,
      bias: -0.5,
      lead: null,
    });
  });
});
