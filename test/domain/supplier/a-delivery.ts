import type { SupplierDelivery } from "../../../src/domain/supplier/supplier-deliveries.ts";

/** A delivery that took so many working days. */
export function aDelivery(lead_days: number, parts: Partial<SupplierDelivery> = {}): SupplierDelivery {
  return {
    ...{ ordered_on: "2026-06-01", expected_on: null, received_on: "2026-06-10" },
    ...{ purchase_order_nos: ["PO-1"], item_codes: ["CUP"], promised_days: null, late_days: null },
    lead_days,
    ...parts,
  };
}

/** Deliveries that took so many working days, oldest first. */
export function deliveriesOf(...lead_days: readonly number[]): readonly SupplierDelivery[] {
  return lead_days.map((days) => aDelivery(days));
}
