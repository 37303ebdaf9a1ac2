import type { EnquiryKind, EnquiryState } from "./enquiry-kind.ts";

/** What tells whether an enquiry stands by itself. */
export interface EnquiryCourse {
  readonly enquiry_kind: EnquiryKind;
  readonly enquiry_state: EnquiryState;
  /** Whether the order that it names has its item: then the order's line says all. */
  readonly has_order: boolean;
}

/** Whether a customer asked for goods and left without an order: demand of its day that was not met. */
export function isTurnedAway({ enquiry_kind, enquiry_state, has_order }: EnquiryCourse): boolean {
  return enquiry_kind === "refused" && enquiry_state !== "ordered" && !has_order;
}

/** Whether a customer who was not turned away may still buy. */
export function isIntent({ enquiry_kind, enquiry_state, has_order }: EnquiryCourse): boolean {
  return enquiry_kind !== "refused" && enquiry_state === "open" && !has_order;
}
