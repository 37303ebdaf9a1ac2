import type { Day } from "../domain/calendar/day.ts";
import type { Subject } from "../contracts/subject.ts";

/** A record of the order form, by its lines and receipts. */
export interface PurchaseOrderRecord {
  readonly record_id: string;
  readonly purchase_order_no: string;
  readonly ordered_on: Day;
  /** Whether anything is still to come, as the order itself says. */
  readonly is_open: boolean;
  /** Whether the receipts that name it cover the ordered units of each of its items. */
  readonly is_covered: boolean;
  /** Day of the latest receipt that names it; null where none does. */
  readonly received_on: Day | null;
}

/** A purchase proposal that was made on the platform, and what it is for. */
export interface ProposalRecord extends Pick<Subject, "item_code" | "location_code"> {
  readonly record_id: string;
}

/** The latest purchases of an installation. */
export interface LatestPurchases {
  /** Newest day first, then by record. */
  readonly orders: readonly PurchaseOrderRecord[];
  /** The last made first. */
  readonly proposals: readonly ProposalRecord[];
}

/** What there is of purchases, to be asked how far they have come. */
export interface PurchaseCourses {
  /** At most `limit` of each; orders of a day or later, proposals that were asked for at an instant (ms) or later. */
  latest(
    installation_id: string,
    since: { readonly day: Day; readonly instant: number },
    limit: number,
  ): Promise<LatestPurchases>;
}
