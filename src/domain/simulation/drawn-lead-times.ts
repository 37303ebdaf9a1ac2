import { gammaQuantile } from "../math/gamma-distribution.ts";
import type { Random } from "../math/seeded-random.ts";

/** How long supply takes, as it was seen. */
export interface SeenLeadTimes {
  /** Days of past deliveries of the item's supplier. */
  readonly observed: readonly number[];
  readonly mean_days: number;
  readonly sd_days: number;
}

/** Deliveries from which one may be drawn again; with fewer the same two or three would come again and again. */
export const LEAST_DELIVERIES = 5;
/** Draws stay within what a quantile is found for. */
const EDGE = 1e-6;

/**
 * Days to arrival of an order placed on each of so many days: past deliveries drawn again (bootstrap; Efron 1979), or
 * gamma with the mean and spread known. By day and not by order, so that all policies meet the same supplier.
 */
export function drawnLeadTimes(seen: SeenLeadTimes, days: number, random: Random): readonly number[] {
  const { observed, mean_days, sd_days } = seen;
  return Array.from({ length: days }, () => {
    const draw = random();
    if (observed.length >= LEAST_DELIVERIES) return observed[Math.floor(draw * observed.length)] ?? mean_days;
    if (mean_days <= 0 || sd_days <= 0) return mean_days;
    return gammaQuantile({ mean: mean_days, variance: sd_days * sd_days }, Math.min(1 - EDGE, Math.max(EDGE, draw)));
  });
}
