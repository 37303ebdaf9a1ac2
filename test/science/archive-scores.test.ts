import { describe, expect, it } from "@jest/globals";
import { archiveScores } from "../../bench/science/archive-scores.ts";

const SET = { name: "s", cycle: 2, lead: 1, horizon: 2 };

function forecast(...mean: readonly number[]) {
  return { mean, quantiles: [], lead: null };
}

describe("scores as in the Monash archive", () => {
  it("round forecasts and scale by the cycle before; a series that never differs counts in units only", () => {
    const series = [
      { sku: "a", past: Float64Array.of(0, 0, 2, 2), future: Float64Array.of(1, 4) },
      { sku: "b", past: Float64Array.of(1, 2, 1, 2), future: Float64Array.of(0, 0) },
    ];
    // a: |1 − 1| and |4 − 2|, mean 1, scale 2; b: |0 − 1| and 0, mean 0.5, no scale.
    expect(archiveScores({ ...SET, series }, [forecast(1.4, 1.6), forecast(0.6, 0.4)])).toEqual({
      series: 1,
      mase: 0.5,
      mae: 0.75,
    });
  });

  it("leave out a series without a forecast", () => {
    const series = [{ sku: "a", past: Float64Array.of(0, 0, 2, 2), future: Float64Array.of(1, 4) }];
    expect(archiveScores({ ...SET, series }, [null]).series).toBe(0);
  });
});
