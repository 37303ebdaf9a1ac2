import type { ArrivingUnits } from "./simulate-stock.ts";

/** Looked ahead no longer than this: a stock that lasts so long needed no warning yet. */
export const LONGEST_LEAD_DAYS = 60;

/** An evening with what is left and what was ordered by then. */
export interface WarnedEvening {
  /** 0 = the first day. */
  readonly day: number;
  readonly on_hand: number;
  /** All that arrives later, ordered before this evening. */
  readonly arriving: readonly ArrivingUnits[];
}

/**
 * How early a warning was: days from its evening to the day on which the stock would have run out had nothing more been
 * ordered. What the buyer did then does not count, for a good warning prevents the very stockout it is judged by.
 * `LONGEST_LEAD_DAYS` where the stock would have lasted at least as long; null where the demand ends before that is known.
 */
export function warningLead({ day, on_hand, arriving }: WarnedEvening, demand: readonly number[]): number | null {
  const incoming = new Map<number, number>();
  for (const { day: due, quantity } of arriving) incoming.set(due, (incoming.get(due) ?? 0) + quantity);
  let stock = on_hand;
  for (let lead = 1; lead < LONGEST_LEAD_DAYS; lead++) {
    const wanted = demand[day + lead];
    if (wanted === undefined) return null;
    stock += (incoming.get(day + lead) ?? 0) - wanted;
    if (stock < 0) return lead;
  }
  return LONGEST_LEAD_DAYS;
}

/** Warnings by how early they were: the n-th number counts those that were n days early. */
export type LeadCounts = readonly number[];

/** Before any warning. */
export const NO_LEADS: LeadCounts = [];

/** Both counts together. */
export function addedLeads(one: LeadCounts, other: LeadCounts): LeadCounts {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  return long.map((count, lead) => count + (short[lead] ?? 0));
}

/** Counts leads, those that are not known left out. */
export function countedLeads(leads: readonly (number | null)[]): LeadCounts {
  const known = leads.filter((lead) => lead !== null);
  if (known.length === 0) return NO_LEADS;
  const counts = new Array<number>(Math.max(...known) + 1).fill(0);
  for (const lead of known) counts[lead] = (counts[lead] ?? 0) + 1;
  return counts;
}

/** The lead that half of the warnings reached at least, the lower of two in the middle; null without a warning. */
export function medianLead(counts: LeadCounts): number | null {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let seen = 0;
  for (const [lead, count] of counts.entries()) {
    seen += count;
    if (count > 0 && seen >= half) return lead;
  }
  return null;
}
