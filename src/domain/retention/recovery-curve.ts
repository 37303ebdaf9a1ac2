import { addDays, type Day, dayNumber, daysBetween, weekday } from "../calendar/day.ts";
import { normalQuantile } from "../math/normal.ts";

/** What an item sold around an event. */
export interface RecoveryQuestion {
  /** First day without stock. */
  readonly out_from: Day;
  /** First day with stock again. */
  readonly back_on: Day;
  /** First day on record of the item. */
  readonly known_since: Day;
  readonly today: Day;
  /** Units by day; a day without an entry sold nothing. */
  readonly sold: ReadonlyMap<Day, number>;
  /** Days that teach no base: out of stock otherwise, promotions. */
  readonly isOdd?: (day: Day) => boolean;
}

/** A week after the item came back. */
export interface RecoveryPoint {
  /** 1 for the first seven days. */
  readonly week: number;
  readonly from: Day;
  readonly sold: number;
  /** By the base of the same weekdays before the event. */
  readonly expected: number;
  /** sold ÷ expected. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** How sales came back, or why that cannot be told. */
export type RecoveryCurve =
  | {
      readonly kind: "estimated";
      readonly base_days: number;
      /** Units a day before. */
      readonly base_daily: number;
      readonly points: readonly RecoveryPoint[];
      /** First week whose interval reaches one; null where sales have not come back yet. */
      readonly recovered_week: number | null;
    }
  | { readonly kind: "not_estimable"; readonly reason: "too_few_base_days" | "too_few_sold" | "not_back_long_enough" };

const BASE_DAYS = 84;
const LEAST_BASE_DAYS = 28;
const LEAST_SOLD = 20;
const MOST_WEEKS = 12;
const Z = normalQuantile(0.975);

/**
 * Sales of each week after an item came back against the same weekdays of the twelve weeks before it was out. Counts are
 * taken as so many times a Poisson count as the weeks before scatter more than one (McCullagh & Nelder 1989, 6.2); the
 * interval of a week's count (Wilson & Hilferty) and the error of the base are joined on the log scale (Zou & Donner 2008).
 */
export function recoveryCurve(question: RecoveryQuestion): RecoveryCurve {
  const { back_on, today } = question;
  const base = baseOf(question);
  if (base.days < LEAST_BASE_DAYS) return { kind: "not_estimable", reason: "too_few_base_days" };
  if (base.sold < LEAST_SOLD) return { kind: "not_estimable", reason: "too_few_sold" };
  const weeks = Math.min(MOST_WEEKS, Math.floor(daysBetween(back_on, today) / 7));
  if (weeks < 1) return { kind: "not_estimable", reason: "not_back_long_enough" };
  const points = Array.from({ length: weeks }, (_, i) => pointOf(question, base, i));
  const recovered = points.find(({ high }) => high >= 1);
  return {
    kind: "estimated",
    base_days: base.days,
    base_daily: base.sold / base.days,
    points,
    recovered_week: recovered?.week ?? null,
  };
}

interface Base {
  readonly days: number;
  readonly sold: number;
  /** Variance over mean of a week's sales, at least one. */
  readonly spread: number;
  readonly byWeekday: readonly number[];
}

function baseOf({ out_from, known_since, sold, isOdd = () => false }: RecoveryQuestion): Base {
  const days = Array.from({ length: BASE_DAYS }, (_, i) => addDays(out_from, -1 - i)).filter(
    (day) => day >= known_since && !isOdd(day),
  );
  const total = days.reduce((sum, day) => sum + (sold.get(day) ?? 0), 0);
  const mean = days.length === 0 ? 0 : total / days.length;
  const byWeekday = Array.from({ length: 7 }, (_, d) => weekdayMean(days, sold, d, mean));
  return { days: days.length, sold: total, spread: spreadOf(days, sold, byWeekday, out_from), byWeekday };
}

/** A weekday's mean, drawn to the mean of all days as by two days: four to twelve of them tell little. */
function weekdayMean(days: readonly Day[], sold: ReadonlyMap<Day, number>, which: number, mean: number): number {
  const own = days.filter((day) => weekday(day) === which);
  const total = own.reduce((sum, day) => sum + (sold.get(day) ?? 0), 0);
  return (total + 2 * mean) / (own.length + 2);
}

/** Pearson's χ² of the weeks before over their number less one. */
function spreadOf(
  days: readonly Day[],
  sold: ReadonlyMap<Day, number>,
  byWeekday: readonly number[],
  out_from: Day,
): number {
  const weeks = new Map<number, { sold: number; expected: number }>();
  for (const day of days) {
    const number = Math.floor((dayNumber(out_from) - 1 - dayNumber(day)) / 7);
    const week = weeks.get(number) ?? { sold: 0, expected: 0 };
    weeks.set(number, week);
    week.sold += sold.get(day) ?? 0;
    week.expected += byWeekday[weekday(day)] ?? 0;
  }
  const known = [...weeks.values()].filter(({ expected }) => expected > 0);
  const chi = known.reduce((sum, week) => sum + (week.sold - week.expected) ** 2 / week.expected, 0);
  return Math.max(1, chi / Math.max(1, known.length - 1));
}

function pointOf({ back_on, sold }: RecoveryQuestion, base: Base, index: number): RecoveryPoint {
  const from = addDays(back_on, 7 * index);
  const days = Array.from({ length: 7 }, (_, i) => addDays(from, i));
  const own = days.reduce((sum, day) => sum + (sold.get(day) ?? 0), 0);
  const expected = days.reduce((sum, day) => sum + (base.byWeekday[weekday(day)] ?? 0), 0);
  const [low, high] = countInterval(own, base.spread);
  const baseError = (Z * Z * base.spread) / base.sold;
  const away = (end: number) => Math.sqrt((own === 0 ? 0 : Math.log(end / own) ** 2) + baseError);
  return {
    ...{ week: index + 1, from, sold: own, expected, share: own / expected },
    low: low === 0 ? 0 : (own / expected) * Math.exp(-away(low)),
    high: ((own === 0 ? high : own) / expected) * Math.exp(away(high)),
  };
}

/** Byar's ends of a Poisson count (Breslow & Day 1987, 2.13), the count taken in units of the spread. */
function countInterval(count: number, spread: number): readonly [number, number] {
  const units = count / spread;
  const more = units + 1;
  const low = units === 0 ? 0 : units * Math.max(0, 1 - 1 / (9 * units) - Z / (3 * Math.sqrt(units))) ** 3;
  return [spread * low, spread * more * (1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more))) ** 3];
}
