import { addDays, type Day, daysBetween } from "../calendar/day.ts";
import { quantile } from "../math/quantile.ts";
import type { SupplierDelivery } from "../supplier/supplier-deliveries.ts";
import { latenessFigures } from "../supplier/kept-promises.ts";

/** Days that outcomes are looked back on. */
export const TUNED_DAYS = 90;

/** A supplier's stated lead time that its deliveries contradict. Days of the civil calendar, as on the form. */
export interface LeadTimeProposal {
  readonly kind: "lead_time";
  readonly direction: "raise" | "lower";
  readonly code: string;
  readonly name: string;
  readonly present: number;
  readonly proposed: number;
  readonly evidence: {
    readonly deliveries: number;
    /** The first receipt counted. */
    readonly since: Day;
    readonly median_days: number;
    readonly p90_days: number;
    /** 0–1; null where too few had a promised day. */
    readonly late_rate: number | null;
  };
}

/** A supplier beside what its form says. */
export interface StatedSupplier {
  readonly supplier_code: string;
  readonly supplier_name: string;
  /** As on the form; null where it is silent. */
  readonly lead_time_days: number | null;
  /** The oldest receipt first. */
  readonly deliveries: readonly SupplierDelivery[];
}

/** Fewer deliveries than this contradict nothing. */
export const LEAST_TUNED_DELIVERIES = 5;
/** A difference below either is not worth a change. */
const LEAST_DAYS = 2;
const LEAST_SHARE = 0.2;

/**
 * Proposes the median of the deliveries where it differs from the form by two days and a fifth. The deliveries of the
 * last 90 days count; where these are too few, all that are known.
 */
export function leadTimeProposal(supplier: StatedSupplier, today: Day): LeadTimeProposal | null {
  const { supplier_code: code, supplier_name: name, lead_time_days: present } = supplier;
  const counted = countedDeliveries(supplier.deliveries, today);
  const [first] = counted;
  if (present === null || first === undefined || counted.length < LEAST_TUNED_DELIVERIES) return null;
  const days = counted.map(({ ordered_on, received_on }) => daysBetween(ordered_on, received_on));
  const median_days = quantile(days, 0.5);
  const differs = Math.abs(median_days - present);
  const proposed = Math.round(median_days);
  if (differs < LEAST_DAYS || differs < LEAST_SHARE * present || proposed === present) return null;
  return {
    ...{ kind: "lead_time", direction: proposed > present ? "raise" : "lower", code, name, present, proposed },
    evidence: {
      ...{ deliveries: counted.length, since: first.received_on, median_days, p90_days: quantile(days, 0.9) },
      late_rate: latenessFigures(counted).late_rate,
    },
  };
}

function countedDeliveries(deliveries: readonly SupplierDelivery[], today: Day): readonly SupplierDelivery[] {
  const begin = addDays(today, -TUNED_DAYS);
  const recent = deliveries.filter(({ received_on }) => received_on >= begin);
  return recent.length < LEAST_TUNED_DELIVERIES ? deliveries : recent;
}
