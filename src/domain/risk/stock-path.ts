import { addDays, dayNumber, weekdayOfNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { comingDemand } from "../forecast/coming-demand.ts";
import type { DemandForecast } from "../forecast/demand-forecast.ts";
import type { DemandEffects } from "../known-days/demand-effects.ts";
import type { LeadTime } from "../inventory/lead-time.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import type { DueUnits } from "./open-receipt.ts";
import { leftOver } from "./planned-use.ts";
import { stockoutProbability } from "./stockout-probability.ts";
import { supplyCases } from "./supply-cases.ts";
import type { SupplyCase } from "./supply-cases.ts";
import { valueAt } from "../math/value-at.ts";

/** Demand and supply from today through the end of a day. */
export interface StockOutlook {
  /** Days from today on, today included. */
  readonly days: number;
  /** What is sold; what production takes is known and comes off the supply. */
  readonly demand: DemandDistribution;
  /** Units that production takes until then. */
  readonly planned: number;
  /** What production leaves to be sold. */
  readonly cases: readonly SupplyCase[];
  /** P(demand > supply). */
  readonly probability: number;
}

const NO_DEMAND: DemandDistribution = { name: "none", mean: 0, variance: 0 };

/** What an outlook is computed from. */
export interface OutlookInput {
  readonly today: Day;
  readonly forecast: DemandForecast;
  /** Shares of an average day that the first d coming days add up to, for d = 0 up to the end of the horizon. */
  readonly shares: Float64Array;
  /** How unsure the shares are for what is not known of coming promotions: their common spread, in average days. */
  readonly share_sds: Float64Array;
  readonly is_count: boolean;
  /** Units that production takes through the first d coming days, for d = 0 up to the end of the horizon. */
  readonly planned: Float64Array;
  /** Units coming demand and production may use now. */
  readonly supply: number;
  readonly receipts: readonly DueUnits[];
  readonly lead_time: LeadTime;
}

/** The outlook for each of the coming `horizon_days`: index 0 is the end of today. */
export function stockPath(input: OutlookInput, horizon_days: number): readonly StockOutlook[] {
  const path: StockOutlook[] = [];
  for (let days = 1; days <= horizon_days; days++) path.push(outlook(input, days, 0));
  return path;
}

/**
 * An outlook whose last day is itself uncertain, because it is the day an order arrives: the demand of that uncertainty
 * is added, σ² + d²·σ_L². Nothing to outlive (zero days): probability 0.
 */
export function outlookUntilArrival(input: OutlookInput, days: number, lead_time_sd_days: number): StockOutlook {
  if (days === 0) return { days: 0, demand: NO_DEMAND, planned: 0, cases: [], probability: 0 };
  const spread = input.forecast.level * lead_time_sd_days;
  return outlook(input, days, spread * spread);
}

/**
 * Demand from today through the end of a day, which may lie beyond the horizon: days there differ by their weekday alone.
 * `extra_variance`: what an uncertain last day adds.
 */
export function demandThrough(input: OutlookInput, days: number, extra_variance: number): DemandDistribution {
  const { forecast, today, is_count } = input;
  const known = Math.min(days, input.shares.length - 1);
  const beyond = days > known ? comingShares(forecast, addDays(today, known), days - known, null).shares : null;
  const shares = valueAt(input.shares, known) + (beyond === null ? 0 : valueAt(beyond, days - known));
  const unsure = forecast.level * valueAt(input.share_sds, known);
  return comingDemand(forecast, days, shares, is_count, extra_variance + unsure * unsure);
}

function outlook(input: OutlookInput, days: number, extra_variance: number): StockOutlook {
  const demand = demandThrough(input, days, extra_variance);
  const planned = valueAt(input.planned, days);
  const cases = supplyCases(input.supply, input.receipts, days - 1, input.lead_time).map((one) => {
    return planned === 0 ? one : { ...one, supply: leftOver(one.supply, planned) };
  });
  return { days, demand, planned, cases, probability: stockoutProbability(demand, cases) };
}

/** Multiples of coming days, today first, and the spread of the logarithm of each. */
export type ComingFactors = Pick<DemandEffects, "coming" | "coming_log_sds">;

/**
 * Shares of an average day that the first d coming days add up to, index d = 0 … `days`, and how unsure they are. What is
 * not known of a promotion is the same on all of its days, so their spreads add up.
 */
export function comingShares(
  { season_index }: Pick<DemandForecast, "season_index">,
  today: Day,
  days: number,
  factors: ComingFactors | null,
): Pick<OutlookInput, "shares" | "share_sds"> {
  const firstWeekday = weekdayOfNumber(dayNumber(today));
  const shares = new Float64Array(days + 1);
  const share_sds = new Float64Array(days + 1);
  for (let d = 0; d < days; d++) {
    const usual = valueAt(season_index, (firstWeekday + d) % 7);
    const share = factors === null ? usual : usual * valueAt(factors.coming, d);
    shares[d + 1] = valueAt(shares, d) + share;
    share_sds[d + 1] = valueAt(share_sds, d) + share * (factors?.coming_log_sds?.[d] ?? 0);
  }
  return { shares, share_sds };
}

/** First day of the path on which the probability reaches a limit; null if none does. */
export function firstDayReaching(path: readonly StockOutlook[], limit: number): number | null {
  return path.find(({ probability }) => probability >= limit)?.days ?? null;
}
