import { quantile } from "../math/quantile.ts";
import { sampleOf } from "../math/sample.ts";
import type { SupplierDelivery } from "./supplier-deliveries.ts";

/** Fewer deliveries than this tell no share and no spread. */
export const LEAST_DELIVERIES = 5;

/** How long deliveries took, in the supplier's working days. */
export interface LeadTimeFigures {
  readonly mean_days: number;
  /** Over n − 1. */
  readonly sd_days: number;
  readonly p10_days: number;
  readonly median_days: number;
  readonly p90_days: number;
  /** Median of what was promised; null where nothing was. */
  readonly promised_days: number | null;
}

/** Mean, spread and quantiles of the lead times seen; null where too few were. */
export function leadTimeFigures(deliveries: readonly SupplierDelivery[]): LeadTimeFigures | null {
  if (deliveries.length < LEAST_DELIVERIES) return null;
  const days = deliveries.map(({ lead_days }) => lead_days);
  const { mean, variance } = sampleOf(days);
  const promised = deliveries.flatMap(({ promised_days }) => promised_days ?? []);
  return {
    mean_days: mean,
    sd_days: Math.sqrt(variance),
    p10_days: quantile(days, 0.1),
    median_days: quantile(days, 0.5),
    p90_days: quantile(days, 0.9),
    promised_days: promised.length === 0 ? null : quantile(promised, 0.5),
  };
}
