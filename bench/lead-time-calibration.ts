import { addDays, dayNumber, weekdayOfNumber } from "../src/domain/calendar/day.ts";
import { observedDemand } from "../src/domain/demand/observed-demand.ts";
import { demandForecast, demandVariance } from "../src/domain/forecast/demand-forecast.ts";
import { pinballLoss } from "../src/domain/forecast/pinball-loss.ts";
import { textbookExposureDemand, textbookSafetyStock } from "../src/domain/inventory/safety-stock.ts";
import { demandDistribution, demandQuantile } from "../src/domain/demand/demand-distribution.ts";
import type { DemandSample } from "./demand-samples.ts";

/** How often demand stayed within the quantile, and the mean pinball loss relative to mean demand. */
export interface Calibration {
  readonly coverage: number;
  readonly loss: number;
}

/** Ours and the textbook's (daily sigma × √L), on the same held-out windows. */
export interface CalibrationPair {
  readonly ours: Calibration;
  readonly gaussian: Calibration;
  readonly windows: number;
}

/** Quantile p of the demand of the last `days` periods, forecast from what came before, `rounds` windows per series. */
export function calibrate(samples: readonly DemandSample[], days: number, p: number, rounds: number): CalibrationPair {
  const tally = { ours: { hits: 0, loss: 0 }, gaussian: { hits: 0, loss: 0 }, windows: 0 };
  for (const { first_day, quantity } of samples) {
    for (let round = 0; round < rounds; round++) {
      const cut = quantity.length - days * (round + 1);
      const past = quantity.slice(0, cut);
      const actual = sum(quantity.slice(cut, cut + days));
      const scale = (sum(past) / cut) * days;
      if (scale <= 0) continue;
      tally.windows++;
      const quantiles = { ours: ourQuantile(first_day, past, days, p), gaussian: gaussianQuantile(past, days, p) };
      for (const method of ["ours", "gaussian"] as const) {
        if (actual <= quantiles[method]) tally[method].hits++;
        tally[method].loss += pinballLoss(p, quantiles[method], actual) / scale;
      }
    }
  }
  const rate = ({ hits, loss }: { hits: number; loss: number }) => ({
    coverage: hits / tally.windows,
    loss: loss / tally.windows,
  });
  return { ours: rate(tally.ours), gaussian: rate(tally.gaussian), windows: tally.windows };
}

function ourQuantile(first_day: string, past: readonly number[], days: number, p: number): number {
  const today = addDays(first_day, past.length);
  const observed = observedDemand({ first_day, quantity: past, in_stock: past.map(() => 1) }, today);
  const forecast = demandForecast(observed, days);
  const start = dayNumber(today);
  let shares = 0;
  for (let d = 0; d < days; d++) shares += forecast.weekday_index[weekdayOfNumber(start + d)] ?? 1;
  const variance = demandVariance(forecast, days, shares);
  return demandQuantile(demandDistribution(forecast.level * shares, variance, observed.is_count), p);
}

function gaussianQuantile(past: readonly number[], days: number, p: number): number {
  const mean = sum(past) / past.length;
  const demand_sd = Math.sqrt(sum(past.map((value) => (value - mean) ** 2)) / (past.length - 1));
  const demand_mean = sum(past.slice(-91)) / Math.min(91, past.length);
  const exposure = { demand_mean, demand_sd, lead_time_days: days, lead_time_sd_days: 0, review_period_days: 0 };
  const { mean: exposureMean, sd } = textbookExposureDemand(exposure);
  return exposureMean + textbookSafetyStock(p, sd);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
