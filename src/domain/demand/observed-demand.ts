import { dayNumber, weekdayOfNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { valueAt } from "../math/value-at.ts";
import type { DemandSeries } from "./demand-series.ts";
import { fullDayDemand, unseenDemand, type UsualDay } from "./full-day-demand.ts";
import { usualAround } from "./usual-around.ts";

/**
 * Demand on the days that can teach something. Days mostly out of stock are taken out rather than read as zeros, so an
 * outage leaves every estimate, and with it the safety stock, where it was.
 */
export interface ObservedDemand {
  /** Units per full in-stock day, oldest first. */
  readonly values: Float64Array;
  /** 0 = Monday … 6 = Sunday, one per value. */
  readonly weekdays: Float64Array;
  /** Days since 1970-01-01, one per value: which day each value is of. */
  readonly day_numbers: Float64Array;
  /** Days with any demand among them. */
  readonly demand_days: number;
  /** Days left out because they were mostly out of stock. */
  readonly censored_days: number;
  /** Days from the latest observed day to today; 1 = yesterday was observed. */
  readonly days_since_last: number;
  /** Whether all requested quantities are whole numbers. */
  readonly is_count: boolean;
}

/** Observed days kept: a year and a little, so that a weekday or a month can recur. */
const LONGEST_HISTORY_DAYS = 400;
/** A day with less stock than this share of its hours says more about the shelf than about demand. */
const LEAST_IN_STOCK = 0.5;

/**
 * Days before `today`, censored days removed. A day that ran empty at an hour nobody wrote down counts as E[D | D ≥ seen]
 * where as much as usual was asked for by then; where less was, it tells nothing and is left out. On another day that was in stock for the share f, the unseen rest is filled
 * with its share of the mean, (1 − f)·mean, where mean = Σ requested ÷ Σ f over the observed days; with more where the
 * seen part was busy. A slow one fills no less: f is often a guess, and an outage must not lower what is expected.
 */
export function observedDemand(series: DemandSeries, today: Day): ObservedDemand {
  const first = dayNumber(series.first_day);
  const length = Math.max(0, Math.min(series.quantity.length, dayNumber(today) - first));
  const kept = observedIndices(series, length);
  const quantity = new Float64Array(series.quantity);
  const usual = usualDay(series, quantity, kept);
  const dayOf = dayReader(series, quantity, kept, usual);
  const values = new Float64Array(kept.length);
  const weekdays = new Float64Array(kept.length);
  const day_numbers = new Float64Array(kept.length);
  let count = 0;
  let demand_days = 0;
  let last = -1;
  for (const index of kept) {
    const value = dayOf(index);
    if (value === null) continue;
    values[count] = value;
    weekdays[count] = weekdayOfNumber(first + index);
    day_numbers[count++] = first + index;
    if (valueAt(quantity, index) > 0) demand_days++;
    last = index;
  }
  return {
    values: values.slice(0, count),
    weekdays: weekdays.slice(0, count),
    day_numbers: day_numbers.slice(0, count),
    demand_days,
    is_count: usual.is_count,
    days_since_last: dayNumber(today) - first - last,
    censored_days: length - countInStock(series, length) + (kept.length - count),
  };
}

/** Reads the demand of a full day; null on a day that tells nothing. */
function dayReader(series: DemandSeries, quantity: Float64Array, kept: readonly number[], usual: UsualDay) {
  const whole = kept.filter((index) => fractionAt(series, index) >= 1);
  return (index: number): number | null => {
    const requested = valueAt(quantity, index);
    const around = series.hour_unknown?.[index] === true ? usualAround(quantity, whole, index, usual.is_count) : null;
    if (around === null) return requested + unseenRest(requested, fractionAt(series, index), usual);
    const seen = { sold: requested, requested: null, seen_share: null };
    return requested < around.mean ? null : fullDayDemand(seen, around);
  };
}

/** Indices of the latest observed days, ascending. */
function observedIndices(series: DemandSeries, length: number): number[] {
  const indices: number[] = [];
  for (let i = length - 1; i >= 0 && indices.length < LONGEST_HISTORY_DAYS; i--) {
    if (fractionAt(series, i) >= LEAST_IN_STOCK) indices.push(i);
  }
  return indices.reverse();
}

function countInStock(series: DemandSeries, length: number): number {
  let count = 0;
  for (let i = 0; i < length; i++) if (fractionAt(series, i) >= LEAST_IN_STOCK) count++;
  return count;
}

/** Mean over what was seen, and variance around it of the days in stock throughout. */
function usualDay(series: DemandSeries, quantity: Float64Array, kept: readonly number[]): UsualDay {
  let requested = 0;
  let exposure = 0;
  for (const index of kept) {
    requested += valueAt(quantity, index);
    exposure += fractionAt(series, index);
  }
  const mean = exposure === 0 ? 0 : requested / exposure;
  const whole = kept.filter((index) => fractionAt(series, index) >= 1);
  const squares = whole.reduce((sum, index) => sum + (valueAt(quantity, index) - mean) ** 2, 0);
  const is_count = kept.every((index) => Number.isInteger(valueAt(quantity, index)));
  return { mean, variance: squares / Math.max(1, whole.length), is_count };
}

function unseenRest(requested: number, fraction: number, usual: UsualDay): number {
  if (fraction >= 1) return 0;
  return Math.max((1 - fraction) * usual.mean, unseenDemand(requested, fraction, usual));
}

function fractionAt(series: DemandSeries, index: number): number {
  return series.in_stock[index] ?? 1;
}
