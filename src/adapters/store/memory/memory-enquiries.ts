import { turnedAway, wishedUnits, wishKey } from "../../../domain/enquiry/turned-away.ts";
import type { Enquiries, KeptEnquiry } from "../../../ports/enquiries.ts";
import { oldestFirst } from "../oldest-enquiry.ts";
import { createMemoryPlaces } from "./memory-places.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** What customers asked for without an order, gone with the process. */
export function createMemoryEnquiries(rows: MemoryRows): Enquiries {
  return {
    ofPlace: async ({ installation_id, item_code, location_code }, since) => {
      const first = createMemoryPlaces(rows, installation_id).defaultLocation(item_code) ?? "";
      return keptEnquiries(rows, installation_id)
        .filter((one) => one.item_code === item_code && (one.location_code || first) === location_code)
        .filter(({ asked_on }) => asked_on >= since)
        .sort(oldestFirst);
    },
    ofCustomers: async (installation_id, customer_codes) =>
      keptEnquiries(rows, installation_id)
        .filter(({ customer_code }) => customer_codes.includes(customer_code))
        .sort(oldestFirst),
  };
}

/** Enquiries of customers who were turned away, with what each tells of. */
export function memoryTurnedAway(rows: MemoryRows, installation_id: string): readonly KeptEnquiry[] {
  return turnedAway(keptEnquiries(rows, installation_id));
}

function keptEnquiries(rows: MemoryRows, installation_id: string): KeptEnquiry[] {
  const found = rows.table(installation_id, "enquiry");
  if (found.length === 0) return [];
  const lines = rows.table(installation_id, "sales_line").map(({ row }) => row);
  const ordered = new Set(lines.map(orderKey));
  const wished = wishedUnits(lines);
  return found.map(({ row, record_id }) => {
    const ordered_quantity = wished.get(wishKey(row)) ?? 0;
    return { ...row, record_id, has_order: ordered.has(orderKey(row)), ordered_quantity };
  });
}

function orderKey({ order_no, item_code }: { readonly order_no: string | null; readonly item_code: string }): string {
  return JSON.stringify([order_no, item_code]);
}
