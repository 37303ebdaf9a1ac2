/** An item of a purchase order; several lines of it may be one. */
export interface PurchasedItem {
  readonly purchase_order_no: string;
  readonly item_code: string;
}

/** One text for an item of a purchase order, the tie between its lines and its receipts. */
export function purchaseKey({ purchase_order_no, item_code }: PurchasedItem): string {
  return JSON.stringify([purchase_order_no, item_code]);
}
