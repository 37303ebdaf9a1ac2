import { type Day, daysBetween } from "../../domain/calendar/day.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { intentSince, intentWeight, isRecentIntent } from "../../domain/enquiry/intent-weight.ts";
import { isIntent, turnedAway } from "../../domain/enquiry/turned-away.ts";
import { comingPurchase, intentChance } from "../../domain/exposure/coming-purchase.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { KeptEnquiry } from "../../ports/enquiries.ts";

/** A customer who asked for goods of an event without an order. */
export interface AskingCustomer {
  readonly customer_code: string;
  readonly kind: "refused" | "intent";
  /** Units asked for. */
  readonly quantity: number;
  /** 1 where the customer was turned away; else the chance that an order follows. */
  readonly probability: number;
  /** Whether they were turned away, or asked of late, `isRecentIntent`. */
  readonly is_recent: boolean;
}

/** What of an event's enquiries is known. */
export interface AskedInEvent {
  readonly enquiries: readonly KeptEnquiry[];
  /** First day of the event. */
  readonly began_on: Day;
  readonly today: Day;
}

/**
 * Customers turned away since an event began, and those who asked of late and may still buy, each once in either way, the latter by
 * the units to expect. None of customers who are not named.
 */
export function askingCustomers({ enquiries, began_on, today }: AskedInEvent): readonly AskingCustomer[] {
  const named = enquiries.filter(({ customer_code }) => isNamedCustomer(customer_code));
  const refused = turnedAway(named).filter(({ asked_on }) => asked_on >= began_on);
  const intents = named.filter((one) => isIntent(one) && one.asked_on >= intentSince(today));
  return [
    ...Array.from(grouped(refused, customerOf), ([customer_code, own]): AskingCustomer => {
      const quantity = own.reduce((sum, one) => sum + one.quantity, 0);
      return { customer_code, kind: "refused", quantity, probability: 1, is_recent: true };
    }),
    ...Array.from(grouped(intents, customerOf), ([customer_code, own]): AskingCustomer => {
      const { probability, units } = comingPurchase(own.map((one) => signOf(one, today)));
      const is_recent = own.some(({ asked_on }) => isRecentIntent(asked_on, today));
      return { customer_code, kind: "intent", quantity: units, probability, is_recent };
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
