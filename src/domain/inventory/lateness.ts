import { tailAbove, tailScale } from "./heavy-tail.ts";
import { PRIOR_DELIVERIES } from "./lead-time-spread.ts";

/** How deliveries keep to the promised day: mostly on it, some before, some after it with a long tail. */
export interface Lateness {
  /** Share of deliveries before the promised day, 0–1, and by how many days on average. */
  readonly early_share: number;
  readonly early_mean_days: number;
  /** Share of deliveries after the promised day, 0–1, and by how many days on average. */
  readonly late_share: number;
  readonly late_mean_days: number;
}

/** Before any delivery is seen: one in five comes late, one in five early, by a third of the lead time or so. */
const PRIOR_SHARE = 0.2;
const PRIOR_PART_OF_LEAD = 0.3;

/** Lateness expected of somebody whose deliveries nobody has seen; the lead time in days. */
export function priorLateness(lead_time_days: number): Lateness {
  const days = Math.max(1, PRIOR_PART_OF_LEAD * lead_time_days);
  return {
    early_share: PRIOR_SHARE,
    early_mean_days: days,
    late_share: PRIOR_SHARE,
    late_mean_days: days,
  };
}

/**
 * Lateness after seeing how many days each delivery was late (negative = early): shares and means drawn towards the
 * prior, which counts as three deliveries (Dirichlet–multinomial mean; a mean of late days with three late ones before).
 */
export function updatedLateness(prior: Lateness, days_late: readonly number[]): Lateness {
  const late = days_late.filter((days) => days > 0);
  const early = days_late.filter((days) => days < 0).map((days) => -days);
  return {
    early_share: drawn(prior.early_share, early.length, days_late.length),
    early_mean_days: drawn(prior.early_mean_days, sum(early), early.length),
    late_share: drawn(prior.late_share, late.length, days_late.length),
    late_mean_days: drawn(prior.late_mean_days, sum(late), late.length),
  };
}

/** P(days late > t) for a whole t, negative for days early. */
export function latenessAbove(lateness: Lateness, t: number): number {
  const { early_share, early_mean_days, late_share, late_mean_days } = lateness;
  if (t < 0) return 1 - early_share * tailAbove(wholeDayScale(early_mean_days), -t - 1);
  return late_share * tailAbove(wholeDayScale(late_mean_days), t);
}

/**
 * P(arrived by `by` days after the promised day | not arrived `seen` days after it), whole days, negative for before.
 * The longer it is overdue the longer it may still take: the tail's own law, not an assumption beside it.
 */
export function arrivedBy(lateness: Lateness, by: number, seen: number): number {
  if (by <= seen) return 0;
  const waiting = latenessAbove(lateness, seen);
  return waiting <= 0 ? 1 : 1 - latenessAbove(lateness, by) / waiting;
}

/**
 * Scale of a tail of whole days 1, 2, 3 … with the given mean: Σ P(X ≥ k) = mean + ½ + … by Euler–Maclaurin, so half a
 * day less. A mean of one day leaves a little tail: nobody is late by a day for ever.
 */
function wholeDayScale(mean_days: number): number {
  return tailScale(Math.max(0.5, mean_days - 0.5));
}

function drawn(prior: number, total: number, count: number): number {
  return (PRIOR_DELIVERIES * prior + total) / (PRIOR_DELIVERIES + count);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
