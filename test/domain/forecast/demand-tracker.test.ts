import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { demandForecast } from "../../../src/domain/forecast/demand-forecast.ts";
import { advanceTracker, createDemandTracker, trackedOutlook } from "../../../src/domain/forecast/demand-tracker.ts";
import { FORECASTERS } from "../../../src/domain/forecast/forecasters.ts";
import { historyOf } from "../../../src/domain/forecast/history.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { poissonDays } from "../demand/a-series.ts";

const past = (counts: readonly number[]) => ({
  values: Float64Array.from(counts),
  positions: Float64Array.from(counts, (_, t) => t % 7),
});

/** No weekly pattern is learned, so that it is the same at the beginning and at the end. */
const pooled = {
  ...DEFAULT_POOLED_MODEL,
  season: { factors: Float64Array.of(0.8, 0.9, 1, 1, 1.1, 1.2, 1), between_variance: 0 },
};

describe("a tracked item", () => {
  it("knows after each day what a forecast over the whole history would say", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(3, 10, 14, 21),
        fc.constantFrom(0.2, 4),
        (seed, more, days, mean) => {
          const counts = poissonDays(120 + more, mean, seed);
          const tracker = createDemandTracker({ past: past(counts.slice(0, 120)), days, pooled });
          counts.slice(120).forEach((count, i) => advanceTracker(tracker, count, (120 + i) % 7));
          const forecast = demandForecast(historyOf(past(counts), pooled.season), days, pooled);
          if (forecast.forecaster !== "combination") return;
          const { level, long_run_level, spreads } = trackedOutlook(tracker);
          expect(level).toBeCloseTo(forecast.level, 9);
          expect(long_run_level).toBeCloseTo(forecast.long_run_level, 9);
          expect(spreads).toHaveLength(forecast.spreads.length);
          spreads.forEach((spread, i) => {
            expect(spread.days).toBe(forecast.spreads[i]?.days);
            expect(spread.dispersion).toBeCloseTo(forecast.spreads[i]?.dispersion ?? NaN, 7);
            expect(spread.long_run_dispersion).toBeCloseTo(forecast.spreads[i]?.long_run_dispersion ?? NaN, 7);
          });
        },
      ),
      { numRuns: 60 },
    );
    expect(FORECASTERS[0]?.name).toBe("combination");
  });

  it("begins without any history", () => {
    const tracker = createDemandTracker({ past: past([]), days: 7, pooled });
    expect(trackedOutlook(tracker)).toMatchObject({ level: 0, long_run_level: 0 });
    advanceTracker(tracker, 4, 2);
    expect(trackedOutlook(tracker).level).toBeCloseTo(4, 12);
    advanceTracker(tracker, 2, 2);
    expect(trackedOutlook(tracker)).toMatchObject({ long_run_level: 3 });
    expect(trackedOutlook(tracker).level).toBeGreaterThan(0);
  });
});
