import { type Day, daysBetween } from "../calendar/day.ts";
import { quantile } from "../math/quantile.ts";

/** A customer of an event for whom something was to be done. */
export interface CaredOfEvent {
  /** Day of the alert. */
  readonly raised_on: Day;
  /** Day on which people were first asked to. */
  readonly assigned_on: Day;
  /** Day on which people first say that they reached them; null before. */
  readonly done_on: Day | null;
}

/** How long it takes from an alert to its customers, in days; medians null where there is nobody. */
export interface ReachTimes {
  readonly customers: number;
  readonly reached: number;
  readonly days_to_task: number | null;
  /** Of those who were reached so far. */
  readonly days_to_reached: number | null;
}

/** Each customer of each event once. A task of before its alert was on record counts as of the day. */
export function reachTimes(cared: readonly CaredOfEvent[]): ReachTimes {
  const reached = cared.flatMap(({ raised_on, done_on }) => (done_on === null ? [] : [daysFrom(raised_on, done_on)]));
  return {
    ...{ customers: cared.length, reached: reached.length },
    days_to_task: medianOf(cared.map(({ raised_on, assigned_on }) => daysFrom(raised_on, assigned_on))),
    days_to_reached: medianOf(reached),
  };
}

function daysFrom(raised_on: Day, day: Day): number {
  return Math.max(0, daysBetween(raised_on, day));
}

function medianOf(days: readonly number[]): number | null {
  return days.length === 0 ? null : quantile(days, 0.5);
}
