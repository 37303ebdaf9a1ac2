import { type Day, dayFromNumber, dayNumber } from "../calendar/day.ts";
import { monthNumber } from "../calendar/month.ts";

/** What purchases are rolled up to: weeks from Monday, or calendar months. */
export type PeriodKind = "week" | "month";

/** Mean length of a period, days. */
const PERIOD_DAYS: Readonly<Record<PeriodKind, number>> = { week: 7, month: 30.4375 };

/** Number of the period that a day lies in: weeks since 1969-12-29, or months since year 0. */
export function periodOf(day: Day, kind: PeriodKind): number {
  if (kind === "week") return Math.floor((dayNumber(day) + 3) / 7);
  return monthNumber(day);
}

/** Number of the last period that is over when `through` is: the one `through` lies in only if it ends on that day. */
export function lastFullPeriod(through: Day, kind: PeriodKind): number {
  return periodOf(dayFromNumber(dayNumber(through) + 1), kind) - 1;
}

/** How many periods come nearest to some days; at least one. */
export function periodsNear(days: number, kind: PeriodKind): number {
  return Math.max(1, Math.round(days / PERIOD_DAYS[kind]));
}

/** How many periods hold some days; at least one. */
export function periodsHolding(days: number, kind: PeriodKind): number {
  return Math.max(1, Math.ceil(days / PERIOD_DAYS[kind]));
}
