import { describe, expect, it } from "@jest/globals";
import { generatedSamples, shopSamples } from "../../../bench/demand-samples.ts";
import { calibrate } from "../../../bench/lead-time-calibration.ts";

const LEAD_TIME_DAYS = 14;

describe("quantiles of lead-time demand on windows not seen", () => {
  it("hold on made-up clumped demand", () => {
    const { ours, windows } = calibrate(generatedSamples(150), LEAD_TIME_DAYS, 0.95, 2);
    expect(windows).toBeGreaterThan(250);
    expect(ours.coverage).toBeGreaterThan(0.92);
    expect(ours.coverage).toBeLessThan(0.975);
  });

  const real = shopSamples();

  /* eslint-disable jest/no-standalone-expect -- the data is not part of the repository, so the test skips without it */
  (real === null ? it.skip : it)(
    "hold on real shop sales, where the Gaussian rule breaks its promise (needs ../shared/data)",
    () => {
      const samples = (real ?? []).slice(0, 200);
      const p95 = calibrate(samples, LEAD_TIME_DAYS, 0.95, 2);
      const p99 = calibrate(samples, LEAD_TIME_DAYS, 0.99, 2);
      expect(p95.ours.coverage).toBeGreaterThan(0.93);
      expect(p99.ours.coverage).toBeGreaterThan(0.97);
      expect(p95.ours.loss).toBeLessThan(0.9 * p95.gaussian.loss);
      expect(p99.ours.loss).toBeLessThan(0.8 * p99.gaussian.loss);
      expect(p99.gaussian.coverage).toBeLessThan(0.96);
    },
  );
  /* eslint-enable jest/no-standalone-expect */
});
