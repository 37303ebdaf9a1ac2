import { addDays, type Day } from "../calendar/day.ts";
import type { EnquiryKind } from "./enquiry-kind.ts";

/** An interest this old says nothing of the present any more (days). */
const INTENT_DAYS = 60;

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
