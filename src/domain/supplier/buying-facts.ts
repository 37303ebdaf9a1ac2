import type { BusinessCalendar } from "../calendar/business-calendar.ts";
import type { Day } from "../calendar/day.ts";
import type { AlertSeverity } from "../risk/severity.ts";
import { type PurchasedItem, purchaseKey } from "../text/purchase-key.ts";
import type { ItemSource, SourcedItem } from "./item-sources.ts";
import type { OrderedLine } from "./kept-promises.ts";
import type { DeliveredLine } from "./supplier-deliveries.ts";

/** All that is known of a shop's buying. Money in the tenant's currency. */
export interface BuyingFacts {
  readonly today: Day;
  readonly suppliers: readonly KnownSupplier[];
  /** Receipt lines beside what was ordered. */
  readonly deliveries: readonly (DeliveredLine & { readonly supplier_code: string })[];
  readonly orders: readonly BoughtLine[];
  /** Units received of an item of an order, by the receipts. */
  readonly receipts: readonly ReceivedUnits[];
  /** Every pair of orders and receipts of all times. */
  readonly sources: readonly ItemSource[];
  readonly items: readonly BoughtItem[];
  /** What the latest assessment expects to lose of an item at a place. */
  readonly places: readonly PlaceLoss[];
  /** A supplier's working days; null = plain days. */
  calendarOf(supplier_code: string): BusinessCalendar | null;
}

/** A supplier's code and name. */
export interface KnownSupplier {
  readonly supplier_code: string;
  readonly supplier_name: string;
}

/** A purchase line. */
export interface BoughtLine extends OrderedLine {
  readonly supplier_code: string;
  readonly ordered_on: Day;
}

/** What receipts add up to. */
export interface ReceivedUnits extends PurchasedItem {
  readonly quantity: number;
}

/** An item with its cost per unit. */
export interface BoughtItem extends SourcedItem {
  readonly item_name: string;
  readonly purchase_cost: number | null;
  readonly is_active: boolean;
}

/** An item at a place with its light. */
export interface PlaceLoss {
  readonly item_code: string;
  readonly location_code: string;
  readonly severity: AlertSeverity;
  /** 0 where it is not known. */
  readonly expected_loss: number;
}

/** Units received of an item of an order as receipts add up to; 0 where there are none. */
export function unitsReceived(receipts: readonly ReceivedUnits[]) {
  const units = new Map(receipts.map((receipt) => [purchaseKey(receipt), receipt.quantity]));
  return (line: PurchasedItem): number => units.get(purchaseKey(line)) ?? 0;
}
