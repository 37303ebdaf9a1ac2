import { addDays, dayNumber, type Day } from "../calendar/day.ts";
import { monthNumber } from "../calendar/month.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { SeasonTotals } from "./seasonality.ts";

/** Whole weeks looked at: a quarter, the same quarter a year before, and what lies between. */
const WEEKS = 65;
const WEEK_DAYS = 7;
const LONGEST_YEARS = 3;
const YEAR_DAYS = 365;
/** A week with less stock than this share of its days says nothing of demand. */
const LEAST_IN_STOCK = 0.5;

/**
 * Demand of an item over all its places per whole week up to yesterday, oldest first, as if it had been in stock all week;
 * weeks mostly out of stock are left out. Places weigh by what they sell.
 */
export function weeklyDemand(places: readonly DemandSeries[], today: Day): readonly number[] {
  const end = dayNumber(today);
  const weights = places.map(({ quantity }) => sum(quantity) + 1e-9);
  const earliest = Math.min(...places.map(({ first_day }) => dayNumber(first_day)));
  const count = Math.max(0, Math.min(WEEKS, Math.floor((end - earliest) / WEEK_DAYS)));
  return Array.from({ length: count }, (_, week) => {
    const start = end - (count - week) * WEEK_DAYS;
    const quantity = sum(places.map((place) => sum(daysOf(place.quantity, place, start))));
    const shares = places.map((place) => meanShare(daysOf(place.in_stock, place, start)));
    const in_stock = sum(shares.map((share, i) => share * (weights[i] ?? 0))) / sum(weights);
    return in_stock < LEAST_IN_STOCK ? null : quantity / Math.min(1, in_stock);
  }).filter((quantity) => quantity !== null);
}

/** Units on a day. */
export interface DayUnits {
  readonly day: Day;
  readonly quantity: number;
}

/** Totals of whole calendar months from the first day on up to the last month, at most three years of them. */
export function monthlyTotals(days: readonly DayUnits[], first_day: Day, today: Day): SeasonTotals {
  const first = monthNumber(first_day) + (first_day.endsWith("-01") ? 0 : 1);
  const end = monthNumber(today);
  const start = Math.min(end, Math.max(first, end - 12 * LONGEST_YEARS));
  const totals = new Array<number>(end - start).fill(0);
  for (const { day, quantity } of days) {
    const month = monthNumber(day) - start;
    const before = totals[month];
    if (before !== undefined) totals[month] = before + quantity;
  }
  return { unit: "month", totals, first: (start % 12) + 1 };
}

/** Units of the last 365 days. */
export function yearQuantity(days: readonly DayUnits[], today: Day): number {
  const since = addDays(today, -YEAR_DAYS);
  return sum(days.map(({ day, quantity }) => (day >= since && day < today ? quantity : 0)));
}

/** Days from which demand has to be read, for whole years of months and for weeks. */
export function firstDayOfMonths(today: Day): Day {
  return addDays(today, -(YEAR_DAYS + 1) * LONGEST_YEARS - 31);
}

/** See `firstDayOfMonths`. */
export function firstDayOfWeeks(today: Day): Day {
  return addDays(today, -WEEKS * WEEK_DAYS);
}

function daysOf(values: readonly number[], { first_day }: DemandSeries, start: number): readonly number[] {
  const from = start - dayNumber(first_day);
  return values.slice(Math.max(0, from), Math.max(0, from + WEEK_DAYS));
}

/** Days before the first record of a place count as in stock: nothing says otherwise. */
function meanShare(shares: readonly number[]): number {
  return (sum(shares) + WEEK_DAYS - shares.length) / WEEK_DAYS;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
