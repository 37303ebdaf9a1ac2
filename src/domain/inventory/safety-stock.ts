import { normalQuantile } from "../math/normal.ts";

/** Demand over lead time plus review period, in units, as the textbook sees it. */
export interface ExposureDemandInput {
  /** Mean and standard deviation of demand per day. */
  readonly demand_mean: number;
  readonly demand_sd: number;
  readonly lead_time_days: number;
  readonly lead_time_sd_days: number;
  readonly review_period_days: number;
}

/**
 * μ_X = d·(L̄ + R) and σ_X² = (L̄ + R)·σ_d² + d²·σ_L²; Silver, Pyke & Thomas 2017, ch. 6.
 * The risk engine uses its own, better spread; this one is for comparison and for people who check by hand.
 */
export function textbookExposureDemand(input: ExposureDemandInput): { readonly mean: number; readonly sd: number } {
  const days = input.lead_time_days + input.review_period_days;
  const variance = days * input.demand_sd ** 2 + input.demand_mean ** 2 * input.lead_time_sd_days ** 2;
  return { mean: input.demand_mean * days, sd: Math.sqrt(variance) };
}

/** SS = z·σ_X for the probability `service_level` of no stockout in a cycle, normal demand. */
export function textbookSafetyStock(service_level: number, exposure_sd: number): number {
  return normalQuantile(service_level) * exposure_sd;
}
