import { addDays, type Day, daysBetween } from "../calendar/day.ts";
import type { EnquiryKind } from "./enquiry-kind.ts";

/** An interest this old says nothing of the present any more (days). */
const INTENT_DAYS = 60;

/** So long (days, the day of asking within) it speaks of the present, whatever it weighs. */
const RECENT_DAYS = 7;

/** The chance that a fresh sign of interest becomes an order within the outage: chosen, not learned. */
const WEIGHTS: Readonly<Record<Exclude<EnquiryKind, "refused">, number>> = { cart: 0.6, quote: 0.5, enquiry: 0.3 };

/** The weight of a sign of interest of today; null of a customer who was turned away, which is no mere interest. */
export function intentWeight(kind: EnquiryKind): number | null {
  return kind === "refused" ? null : WEIGHTS[kind];
}

/** The first day of signs that still count. */
export function intentSince(today: Day): Day {
  return addDays(today, 1 - INTENT_DAYS);
}

/** Whether a sign of interest was given so lately that somebody should speak to the customer. */
export function isRecentIntent(asked_on: Day, today: Day): boolean {
  return daysBetween(asked_on, today) < RECENT_DAYS;
}
