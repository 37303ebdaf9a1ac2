import { dayNumber, weekdayOfNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { demandVariance } from "../forecast/demand-forecast.ts";
import type { DemandForecast } from "../forecast/demand-forecast.ts";
import type { LeadTime } from "../inventory/lead-time.ts";
import { demandDistribution } from "../demand/demand-distribution.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import type { DueUnits } from "./open-receipt.ts";
import { stockoutProbability } from "./stockout-probability.ts";
import { supplyCases } from "./supply-cases.ts";
import type { SupplyCase } from "./supply-cases.ts";
import { valueAt } from "../math/value-at.ts";

/** Demand and supply from today through the end of a day. */
export interface StockOutlook {
  /** Days from today on, today included. */
  readonly days: number;
  readonly demand: DemandDistribution;
  readonly cases: readonly SupplyCase[];
  /** P(demand > supply). */
  readonly probability: number;
}

/** What an outlook is computed from. */
export interface OutlookInput {
  readonly today: Day;
  readonly forecast: DemandForecast;
  readonly is_count: boolean;
  /** Units coming demand may use now. */
  readonly supply: number;
  readonly receipts: readonly DueUnits[];
  readonly lead_time: LeadTime;
}

/** The outlook for each of the coming `horizon_days`: index 0 is the end of today. */
export function stockPath(input: OutlookInput, horizon_days: number): readonly StockOutlook[] {
  const { forecast } = input;
  const firstWeekday = weekdayOfNumber(dayNumber(input.today));
  const path: StockOutlook[] = [];
  let shares = 0;
  for (let days = 1; days <= horizon_days; days++) {
    shares += valueAt(forecast.weekday_index, (firstWeekday + days - 1) % 7);
    const variance = demandVariance(forecast, days, shares);
    path.push(outlook(input, days, forecast.level * shares, variance));
  }
  return path;
}

/**
 * An outlook whose last day is itself uncertain, because it is the day an order arrives: the demand of that uncertainty
 * is added, σ² + d²·σ_L². Nothing to outlive (zero days): probability 0.
 */
export function outlookUntilArrival(
  input: OutlookInput,
  certain: StockOutlook | undefined,
  lead_time_sd_days: number,
): StockOutlook {
  if (certain === undefined) return { days: 0, demand: demandDistribution(0, 0, true), cases: [], probability: 0 };
  const spread = input.forecast.level * lead_time_sd_days;
  return outlook(input, certain.days, certain.demand.mean, certain.demand.variance + spread * spread);
}

function outlook(input: OutlookInput, days: number, mean: number, variance: number): StockOutlook {
  const demand = demandDistribution(mean, variance, input.is_count);
  const cases = supplyCases(input.supply, input.receipts, days - 1, input.lead_time);
  return { days, demand, cases, probability: stockoutProbability(demand, cases) };
}

/** First day of the path on which the probability reaches a limit; null if none does. */
export function firstDayReaching(path: readonly StockOutlook[], limit: number): number | null {
  return path.find(({ probability }) => probability >= limit)?.days ?? null;
}
