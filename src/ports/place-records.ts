import type { Day } from "../domain/calendar/day.ts";
import type {
  MovementRow,
  ProductionOrderRow,
  PurchaseLineRow,
  ReceiptLineRow,
  ReturnLineRow,
  SalesLineRow,
} from "../contracts/rows.ts";
import type { Subject } from "../contracts/subject.ts";

/** A row with the record that says it. */
export type Recorded<Row> = Row & { readonly record_id: string };

/** All dated rows of an item at a place from a day on, each list in order of its day, then of its record and line. */
export interface PlaceRecords {
  /** Ordered on that day or later, or still open; withdrawn ones left out. */
  readonly sales_lines: readonly Recorded<SalesLineRow>[];
  /** Ordered on that day or later, or still open. */
  readonly purchase_lines: readonly Recorded<PurchaseLineRow>[];
  readonly receipt_lines: readonly Recorded<ReceiptLineRow>[];
  readonly movements: readonly Recorded<MovementRow>[];
  readonly return_lines: readonly Recorded<ReturnLineRow>[];
  /** Of the item, wherever it is made for; from that day on, or still open. */
  readonly production_orders: readonly Recorded<ProductionOrderRow>[];
}

/** Reading side of the canonical rows for what happened around a shortage. Rows without a location lie as elsewhere. */
export interface PlaceRecordsReader {
  of(subject: Subject, since: Day): Promise<PlaceRecords>;
}
