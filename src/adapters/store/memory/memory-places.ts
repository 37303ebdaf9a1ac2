import type { Subject } from "../../../contracts/subject.ts";
import type { ItemPlace } from "../../../domain/text/place-key.ts";
import { type PurchasedItem, purchaseKey } from "../../../domain/text/purchase-key.ts";
import type { PastDelivery } from "../../../ports/subjects.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import { type KeptRow, type MemoryRows, newestRow } from "./memory-rows.ts";

/** A delivery with the receipt line it is read from. */
interface FoundDelivery {
  readonly delivery: PastDelivery;
  readonly purchase_order_no: string;
  readonly receipt: KeptRow<"receipt_line">;
}

/** Where rows belong: locations, subjects and deliveries of one installation. */
export interface MemoryPlaces {
  /** Location of the item's stock record with the lowest id. */
  defaultLocation(item_code: string): string | null;
  /** Every pair of item and location that has a stock record or a sales line. */
  subjects(): readonly Subject[];
  /** Receipts beside what was ordered, newest first. */
  deliveries(): readonly PastDelivery[];
  deliveriesOf(order: PurchasedItem): readonly PastDelivery[];
  /** The same with their order's number, oldest first. */
  numberedDeliveries(): readonly (PastDelivery & { readonly purchase_order_no: string })[];
}

/** Reads places from the rows as they are at each call. */
export function createMemoryPlaces(rows: MemoryRows, installation_id: string): MemoryPlaces {
  const stock = () => rows.table(installation_id, "stock_level");
  const defaultLocation = (item_code: string) =>
    stock().find(({ row }) => row.item_code === item_code)?.row.location_code ?? null;

  function subjects(): readonly Subject[] {
    const ordered = rows.table(installation_id, "sales_line").map(({ row }) => ({
      item_code: row.item_code,
      location_code: row.location_code || (defaultLocation(row.item_code) ?? ""),
    }));
    const found = [...stock().map(({ row }) => row), ...ordered].map(({ item_code, location_code }) => {
      return { installation_id, item_code, location_code };
    });
    return [...new Map(found.map((subject) => [JSON.stringify(subject), subject])).values()].sort(byPlace);
  }

  function foundDeliveries(): readonly FoundDelivery[] {
    const ordered = Map.groupBy(rows.table(installation_id, "purchase_line"), ({ row }) => purchaseKey(row));
    return rows
      .table(installation_id, "receipt_line")
      .flatMap((receipt) => {
        const { purchase_order_no, item_code, received_on, supplier_code } = receipt.row;
        if (purchase_order_no === null) return [];
        const order = newestRow(ordered.get(purchaseKey({ purchase_order_no, item_code })) ?? [])?.row;
        if (order === undefined) return [];
        const { ordered_on, expected_on } = order;
        const delivery = { item_code, ordered_on, expected_on, received_on };
        return [
          {
            receipt,
            purchase_order_no,
            delivery: { supplier_code: supplier_code ?? order.supplier_code, ...delivery },
          },
        ];
      })
      .sort(byReceipt);
  }

  return {
    defaultLocation,
    subjects,
    deliveries: () => foundDeliveries().map(({ delivery }) => delivery),
    deliveriesOf: (order) =>
      foundDeliveries()
        .filter(({ receipt: { row } }) => {
          return row.purchase_order_no === order.purchase_order_no && row.item_code === order.item_code;
        })
        .map(({ delivery }) => delivery),
    numberedDeliveries: () =>
      foundDeliveries()
        .map(({ delivery, purchase_order_no }) => ({ ...delivery, purchase_order_no }))
        .toReversed(),
  };
}

function byPlace(a: ItemPlace, b: ItemPlace): number {
  return firstDifference(compareText(a.item_code, b.item_code), compareText(a.location_code, b.location_code));
}

function byReceipt({ receipt: a }: FoundDelivery, { receipt: b }: FoundDelivery): number {
  return firstDifference(
    compareText(b.row.received_on, a.row.received_on),
    compareText(b.record_id, a.record_id),
    b.line_no - a.line_no,
  );
}
