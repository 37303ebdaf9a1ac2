import { addDays, type Day, dayNumber, daysBetween } from "../calendar/day.ts";
import type { ComingDays } from "../repurchase/next-order.ts";

/** When an item is out, as far as can be told. */
export interface ExpectedOutage {
  readonly today: Day;
  /** First day without stock; null where none is foreseen. */
  readonly stockout_date: Day | null;
  /** Day on which stock comes again; null where none is on order. */
  readonly expected_arrival: Day | null;
}

/** The days for which buyers are foretold, or why there are none. */
export type OutageWindow =
  | { readonly kind: "estimated"; readonly days: ComingDays; readonly is_end_known: boolean }
  | { readonly kind: "not_estimable"; readonly reason: "no_stockout_foreseen" | "arrives_before_stockout" };

/** Where no arrival is known, and at the longest, so many days are looked ahead. */
const LONGEST_WINDOW_DAYS = 60;

/**
 * From the day the item runs out (tomorrow, where it is out already) to the day before stock comes again. Days after today
 * only: what is ordered today is an open line.
 */
export function outageWindow({ today, stockout_date, expected_arrival }: ExpectedOutage): OutageWindow {
  if (stockout_date === null) return { kind: "not_estimable", reason: "no_stockout_foreseen" };
  const from = Math.max(1, daysBetween(today, stockout_date));
  const last = addDays(today, from + LONGEST_WINDOW_DAYS - 1);
  const end = expected_arrival === null ? last : addDays(expected_arrival, -1);
  const through = Math.min(daysBetween(today, end), from + LONGEST_WINDOW_DAYS - 1);
  if (through < from) return { kind: "not_estimable", reason: "arrives_before_stockout" };
  return {
    kind: "estimated",
    days: { today: dayNumber(today), from, through },
    is_end_known: expected_arrival !== null && daysBetween(end, last) >= 0,
  };
}
