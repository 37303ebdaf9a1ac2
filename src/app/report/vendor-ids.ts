/** Ids of vendors stand in receipts among other words; none of them holds more than these signs. */
const VENDOR_ID = /[\w^:.-]{3,}/g;

/** What may be a vendor's id in a receipt. */
export function vendorIds(receipt: string | null): readonly string[] {
  return receipt?.match(VENDOR_ID) ?? [];
}
