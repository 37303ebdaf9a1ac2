import type { Day } from "../domain/calendar/day.ts";
import type { BoughtItem, BoughtLine, PlaceLoss, ReceivedUnits } from "../domain/supplier/buying-facts.ts";
import type { ItemSource } from "../domain/supplier/item-sources.ts";
import type { DeliveredLine } from "../domain/supplier/supplier-deliveries.ts";
import type { SupplierRow } from "../contracts/rows.ts";

/** All that the forms of an installation tell of its buying. Where two records claim a code, the newest version counts. */
export interface BoughtFacts {
  /** By code. */
  readonly suppliers: readonly SupplierRow[];
  /**
   * Receipt lines from a day on beside the purchase line of the same order and item, oldest receipt first. Who delivered
   * is what the receipt says, else what the order says.
   */
  readonly deliveries: readonly (DeliveredLine & { readonly supplier_code: string })[];
  /** Purchase lines ordered from that day on, oldest order first. */
  readonly orders: readonly BoughtLine[];
  /** What the receipts of all times add up to for an item of an order, by order and item. */
  readonly receipts: readonly ReceivedUnits[];
  /** Every pair of item and supplier that an order or a receipt of any time names, by item and supplier. */
  readonly sources: readonly ItemSource[];
  /** By code. */
  readonly items: readonly BoughtItem[];
  /** The light of every assessed item at its place, by item and place. */
  readonly places: readonly PlaceLoss[];
}

/** Reading side of the canonical rows for what concerns suppliers: a whole installation in one look. */
export interface Buying {
  /** Deliveries and orders from `since` on. */
  facts(installation_id: string, since: Day): Promise<BoughtFacts>;
}
