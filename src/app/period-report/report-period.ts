import { addDays, type Day, daysBetween, mondayOf } from "../../domain/calendar/day.ts";
import { firstOfMonth, monthOf } from "../../domain/calendar/month.ts";
import type { ReportPeriod } from "../../contracts/period-report.ts";

/** The last week or month that is over today. */
export function periodBefore(period: ReportPeriod, today: Day): { readonly from: Day; readonly to: Day } {
  const first = period === "week" ? mondayOf(today) : firstOfMonth(today);
  const to = addDays(first, -1);
  return { from: period === "week" ? mondayOf(to) : firstOfMonth(to), to };
}

/**
 * Whether a report is still due: on the day after its period, or the next where nothing ran on that one. Its figures are
 * of the day it is made, and later ones would say little of the period.
 */
export function isStillDue(period: ReportPeriod, today: Day): boolean {
  return daysBetween(periodBefore(period, today).to, today) <= 2;
}

/** The name of the file that a period's report is kept in. */
export function reportName(period: ReportPeriod, from: Day): string {
  return period === "week" ? `week-${from}.xlsx` : `month-${monthOf(from)}.xlsx`;
}
