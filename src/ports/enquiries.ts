import type { EnquiryRow } from "../contracts/rows.ts";
import type { Subject } from "../contracts/subject.ts";
import type { Day } from "../domain/calendar/day.ts";

/** An enquiry with its record. */
export interface KeptEnquiry extends EnquiryRow {
  readonly record_id: string;
  /** Whether the order that it names has its item. */
  readonly has_order: boolean;
  /** Units that its customer ordered of its item on its day, at whatever place, `wishOf`. */
  readonly ordered_quantity: number;
}

/** What customers asked for without an order: prices, quotes, carts, and goods of which there were none. */
export interface Enquiries {
  /** For an item at a place, asked on a day or later; the oldest first, by record within a day. */
  ofPlace(subject: Subject, since: Day): Promise<readonly KeptEnquiry[]>;
  /** Of some customers, for whatever item and place; the oldest first, by record within a day. */
  ofCustomers(installation_id: string, customer_codes: readonly string[]): Promise<readonly KeptEnquiry[]>;
}
