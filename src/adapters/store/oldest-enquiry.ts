import type { KeptEnquiry } from "../../ports/enquiries.ts";

/** The order in which enquiries are given: by day, then by record. */
export function oldestFirst(a: KeptEnquiry, b: KeptEnquiry): number {
  if (a.asked_on !== b.asked_on) return a.asked_on < b.asked_on ? -1 : 1;
  return a.record_id < b.record_id ? -1 : a.record_id > b.record_id ? 1 : 0;
}
