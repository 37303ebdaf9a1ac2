import { type Day, daysBetween } from "../../domain/calendar/day.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { intentSince, intentWeight } from "../../domain/enquiry/intent-weight.ts";
import { isIntent, isTurnedAway } from "../../domain/enquiry/turned-away.ts";
import { comingPurchase, intentChance } from "../../domain/exposure/coming-purchase.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { SalesLineRow } from "../../contracts/rows.ts";
import type { KeptEnquiry } from "../../ports/enquiries.ts";

/** A customer who asked for goods of an event without an order. */
export interface AskingCustomer {
  readonly customer_code: string;
  readonly kind: "refused" | "intent";
  /** Units asked for. */
  readonly quantity: number;
  /** 1 where the customer was turned away; else the chance that an order follows. */
  readonly probability: number;
}

/** What of an event's enquiries is known. */
export interface AskedInEvent {
  readonly enquiries: readonly KeptEnquiry[];
  /** Lines that the event hits in another way: the same customer's want of the same day is counted there. */
  readonly lines: readonly Pick<SalesLineRow, "customer_code" | "ordered_on">[];
  /** First day of the event. */
  readonly began_on: Day;
  readonly today: Day;
}

/**
 * Customers turned away since an event began, and those who asked of late and may still buy, each once in either way, the latter by
 * the units to expect. None of customers who are not named.
 */
export function askingCustomers({ enquiries, lines, began_on, today }: AskedInEvent): readonly AskingCustomer[] {
  const named = enquiries.filter(({ customer_code }) => isNamedCustomer(customer_code));
  const ordered = new Set(lines.map(({ customer_code, ordered_on }) => dayKey(customer_code, ordered_on)));
  const refused = named.filter(
    (one) => isTurnedAway(one) && one.asked_on >= began_on && !ordered.has(dayKey(one.customer_code, one.asked_on)),
  );
  const intents = named.filter((one) => isIntent(one) && one.asked_on >= intentSince(today));
  return [
    ...Array.from(grouped(refused, customerOf), ([customer_code, own]): AskingCustomer => {
      const quantity = own.reduce((sum, one) => sum + one.quantity, 0);
      return { customer_code, kind: "refused", quantity, probability: 1 };
    }),
    ...Array.from(grouped(intents, customerOf), ([customer_code, own]): AskingCustomer => {
      const { probability, units } = comingPurchase(own.map((one) => signOf(one, today)));
      return { customer_code, kind: "intent", quantity: units, probability };
    }).sort((a, b) => b.quantity * b.probability - a.quantity * a.probability),
  ];
}

function signOf({ enquiry_kind, asked_on, quantity }: KeptEnquiry, today: Day) {
  const probability = intentChance(intentWeight(enquiry_kind) ?? 0, daysBetween(asked_on, today));
  return { probability, units: quantity };
}

function customerOf({ customer_code }: KeptEnquiry): string {
  return customer_code;
}

function dayKey(customer_code: string, day: Day): string {
  return JSON.stringify([customer_code, day]);
}
