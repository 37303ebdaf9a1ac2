import { suppliedThrough } from "../calendar/supply-days.ts";
import { valueAt } from "../math/value-at.ts";
import { priorLateness } from "./lateness.ts";
import { leadTimeSketch, sketchedCdf } from "./lead-time-sketch.ts";
import type { LeadTime } from "./lead-time.ts";

/** An order that has not come after this many days is not counted on any more. */
const LONGEST_DAYS = 730;

/**
 * P(lead time ≤ d) for d = 0 … `longest_days`, days of the civil calendar for an order placed today. Counted in working
 * days where the supplier's are known: on a day off nothing arrives.
 */
export function leadTimeCdf(lead_time: LeadTime, longest_days: number): Float64Array {
  const { supply_days } = lead_time;
  const through = (day: number) => (supply_days === undefined ? day : suppliedThrough(supply_days, day));
  const { quantile_days, late_mean_days } = lawOf(lead_time);
  const law = sketchedCdf(quantile_days, late_mean_days, through(longest_days));
  return Float64Array.from({ length: longest_days + 1 }, (_, day) => valueAt(law, through(day)));
}

/** P(lead time = d) for d = 0 … `longest_days`; the last one also holds whatever takes longer. Adds up to 1. */
export function leadTimePmf(lead_time: LeadTime, longest_days: number): Float64Array {
  const cdf = leadTimeCdf(lead_time, longest_days);
  return cdf.map((value, day) => (day === longest_days ? 1 : value) - (day === 0 ? 0 : valueAt(cdf, day - 1)));
}

/** Least number of days with P(lead time ≤ d) ≥ p. */
export function leadTimeQuantile(lead_time: LeadTime, p: number): number {
  const found = leadTimeCdf(lead_time, LONGEST_DAYS).findIndex((value) => value >= p);
  return found < 0 ? LONGEST_DAYS : found;
}

/** A lead time given without its law is taken for one that is only stated. */
function lawOf(lead_time: LeadTime) {
  const { law, mean_days } = lead_time;
  return (
    law ?? {
      quantile_days: leadTimeSketch({ stated: lead_time, learned: lead_time, supplier: [], own: [] }),
      ...priorLateness(mean_days),
    }
  );
}
