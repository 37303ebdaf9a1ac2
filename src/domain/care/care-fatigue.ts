import { DAY_MS, type Day, dayFromNumber, dayNumber } from "../calendar/day.ts";
import { withinCaps } from "../consent/sending-caps.ts";
import { type CareAction, isContact } from "./care-action.ts";

/** Something that was done for a customer. */
export interface PastCare {
  readonly action: CareAction;
  readonly event_no: string;
  readonly on: Day;
}

/** How often one person may be cared for, over all events and actions. */
export interface CareCaps {
  readonly apologies: DayCap;
  /** All actions of one event on one day are one contact. */
  readonly contacts: DayCap;
}

/** So many within so many days. */
export interface DayCap {
  readonly most: number;
  readonly within_days: number;
}

/** Repeated apologies lose customers (Halperin et al. 2022): one in 30 days; two contacts in 14. */
const USUAL_CARE_CAPS: CareCaps = {
  apologies: { most: 1, within_days: 30 },
  contacts: { most: 2, within_days: 14 },
};

/** Whether something may be done for a customer today. */
export type CareVerdict =
  | { readonly kind: "allowed" }
  | { readonly kind: "refused"; readonly reason: "done_already" }
  | { readonly kind: "refused"; readonly reason: "apology_cap" | "contact_cap"; readonly until: Day };

/** What is to be done, and what was. */
export interface CareAsk {
  readonly action: CareAction;
  readonly event_no: string;
  readonly today: Day;
  readonly past: readonly PastCare[];
}

/** The care-level rule, on top of consent and the caps of messages: each action once in an event, and not too often. */
export function mayCare({ action, event_no, today, past }: CareAsk, caps: CareCaps = USUAL_CARE_CAPS): CareVerdict {
  if (past.some((one) => one.action === action && one.event_no === event_no)) {
    return { kind: "refused", reason: "done_already" };
  }
  if (!isContact(action)) return ALLOWED;
  const apology_day = freeDay(caps.apologies, action === "delay_notice" ? apologiesOf(past) : [], today);
  if (apology_day > today) return { kind: "refused", reason: "apology_cap", until: apology_day };
  const contact_day = freeDay(caps.contacts, contactsOf(past, event_no, today), today);
  if (contact_day > today) return { kind: "refused", reason: "contact_cap", until: contact_day };
  return ALLOWED;
}

const ALLOWED: CareVerdict = { kind: "allowed" };

function apologiesOf(past: readonly PastCare[]): readonly Day[] {
  return past.filter(({ action }) => action === "delay_notice").map(({ on }) => on);
}

/** Days of earlier contacts, without today's of the same event: this one goes along with it. */
function contactsOf(past: readonly PastCare[], event_no: string, today: Day): readonly Day[] {
  const contacts = past.filter((one) => isContact(one.action));
  if (contacts.some((one) => one.event_no === event_no && one.on === today)) return [];
  return Array.from(new Map(contacts.map((one) => [`${one.on}/${one.event_no}`, one.on])).values());
}

function freeDay({ most, within_days }: DayCap, days: readonly Day[], today: Day): Day {
  const sent = days.map((day) => ({ purpose: "service" as const, at: dayNumber(day) * DAY_MS }));
  const free_at = withinCaps([{ most, within_ms: within_days * DAY_MS }], sent, dayNumber(today) * DAY_MS);
  return dayFromNumber(free_at / DAY_MS);
}
