import type { BusinessCalendar } from "../calendar/business-calendar.ts";
import type { Day } from "../calendar/day.ts";
import { deliveryDays, isUsableDelivery } from "../inventory/delivery-days.ts";
import type { DeliveryDates } from "../inventory/delivery-days.ts";
import { grouped } from "../math/grouped.ts";

/** A receipt line beside what was ordered. */
export interface DeliveredLine extends DeliveryDates {
  readonly purchase_order_no: string;
  readonly item_code: string;
}

/** What a supplier brought on a day of what was ordered on another, in the supplier's working days. */
export interface SupplierDelivery {
  readonly ordered_on: Day;
  /** The first day promised for any of its lines; null where none was. A delivery is as late as its latest line. */
  readonly expected_on: Day | null;
  readonly received_on: Day;
  /** Each once. */
  readonly purchase_order_nos: readonly string[];
  readonly item_codes: readonly string[];
  readonly lead_days: number;
  readonly promised_days: number | null;
  /** Negative = early. */
  readonly late_days: number | null;
}

/**
 * Receipt lines put together to deliveries, the oldest receipt first: lines ordered on one day and received on one day came
 * together, and saying so twenty times tells no more than once. What cannot be true is left out.
 */
export function supplierDeliveries(
  lines: readonly DeliveredLine[],
  calendar: BusinessCalendar | null,
): readonly SupplierDelivery[] {
  const count = deliveryDays(calendar);
  const groups = grouped(
    lines.filter(isUsableDelivery),
    ({ ordered_on, received_on }) => `${received_on} ${ordered_on}`,
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, together]) => {
      const [first] = together;
      if (first === undefined) return [];
      const { ordered_on, received_on } = first;
      const promises = together.flatMap(({ expected_on }) => expected_on ?? []).toSorted();
      const dates = { ordered_on, expected_on: promises[0] ?? null, received_on };
      return [
        {
          ...dates,
          purchase_order_nos: eachOnce(together.map(({ purchase_order_no }) => purchase_order_no)),
          item_codes: eachOnce(together.map(({ item_code }) => item_code)),
          lead_days: count.lead(dates),
          promised_days: count.promised(dates),
          late_days: count.late(dates),
        },
      ];
    });
}

function eachOnce(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].toSorted();
}
