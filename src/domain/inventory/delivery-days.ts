import type { BusinessCalendar } from "../calendar/business-calendar.ts";
import { daysBetween, dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { workedThrough } from "../calendar/working-days.ts";

/** When goods were ordered, promised and received. */
export interface DeliveryDates {
  readonly ordered_on: Day;
  readonly expected_on: Day | null;
  readonly received_on: Day;
}

/** Counts the days of deliveries. */
export interface DeliveryDays {
  /** Days from the order to the receipt. */
  lead(delivery: DeliveryDates): number;
  /** Days from the order to the promised day; null where nothing was promised. */
  promised(delivery: DeliveryDates): number | null;
  /** Days from the promised day to the receipt, negative = early; null where nothing was promised. */
  late(delivery: DeliveryDates): number | null;
}

/** A delivery slower than this is taken for a forgotten record. */
const LONGEST_DAYS = 365;

/**
 * Counts days or, with a calendar, working days. A delivery promised for a day off is expected on the next working day,
 * so one that comes on either, or between them, is on time: it came before no promise.
 */
export function deliveryDays(calendar: BusinessCalendar | null): DeliveryDays {
  const through = (day: Day, before = 0) =>
    calendar === null ? dayNumber(day) - before : workedThrough(calendar, dayNumber(day) - before);
  return {
    lead: ({ ordered_on, received_on }) => through(received_on) - through(ordered_on),
    promised: ({ ordered_on, expected_on }) =>
      expected_on === null ? null : through(expected_on) - through(ordered_on),
    late: ({ expected_on, received_on }) => {
      if (expected_on === null) return null;
      const days = through(received_on) - through(expected_on, 1) - 1;
      return received_on < expected_on ? days : Math.max(0, days);
    },
  };
}

/** Whether the dates of a delivery can be true. */
export function isUsableDelivery({ ordered_on, received_on }: DeliveryDates): boolean {
  const days = daysBetween(ordered_on, received_on);
  return days >= 0 && days <= LONGEST_DAYS;
}
