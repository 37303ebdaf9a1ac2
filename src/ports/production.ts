import type { BomLineRow, ProductionOrderRow } from "../contracts/rows.ts";
import type { FieldValues } from "../contracts/form.ts";
import type { OrderOutlook } from "../domain/production/order-outlook.ts";

/** A production order that still takes material; the record id is where its outlook is written back. */
export interface OpenOrder extends ProductionOrderRow {
  readonly record_id: string;
}

/** What the production plan of an installation is computed from, beside the facts of the items themselves. */
export interface ProductionFacts {
  /** In order of record. */
  readonly orders: readonly OpenOrder[];
  /** Of all that these orders make, on every level; of an item with several bills of materials the newest. */
  readonly bom_lines: readonly BomLineRow[];
  /** Where those items and their components have a stock record, the first of each item first. */
  readonly places: readonly { readonly item_code: string; readonly location_code: string }[];
  /** Their names, by code. */
  readonly names: ReadonlyMap<string, string>;
}

/** What is kept of the last look at an open production order. */
export interface KeptOrderOutlook {
  readonly record_id: string;
  readonly item_name: string;
  readonly outlook: OrderOutlook;
  /** The fields as last intended for the platform; what equals them needs no write. */
  readonly written: FieldValues;
  /** The effect that brings them to the order's record; null where nothing was to be written. */
  readonly written_by: string | null;
  /** Instant in ms. */
  readonly assessed_at: number;
}

/** The production plan: what it is computed from, and what the last look at it has found. */
export interface Production {
  /** Whether some open production order may take any of some items: an order is open and a bill of materials uses one. */
  concerns(installation_id: string, item_codes: readonly string[]): Promise<boolean>;
  facts(installation_id: string): Promise<ProductionFacts>;
  /** As the last look at the plan was committed, in order of record. */
  outlooks(installation_id: string): Promise<readonly KeptOrderOutlook[]>;
}
