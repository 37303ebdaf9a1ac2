import type { DemandLaw } from "../demand/demand-law.ts";

/** What one common stock would save against a stock at each place, in units of safety stock. */
export interface PoolingBenefit {
  /** Sum of the safety stocks of the places. */
  readonly separate_safety_stock: number;
  /** Safety stock of the sum of their demands. */
  readonly pooled_safety_stock: number;
  /** Below nought where the common law is wider than its parts (as an inexact fit may be). */
  readonly saved: number;
}

/**
 * Risk pooling (Eppen 1979): Σ SS of the places against SS of their common demand, each the quantile of the service level
 * (between 0 and 1) above the mean, never negative.
 */
export function poolingBenefit(places: readonly DemandLaw[], common: DemandLaw, service_level: number): PoolingBenefit {
  const safetyStock = (law: DemandLaw): number => Math.max(0, law.quantile(service_level) - law.mean);
  const separate_safety_stock = places.reduce((sum, law) => sum + safetyStock(law), 0);
  const pooled_safety_stock = safetyStock(common);
  return { separate_safety_stock, pooled_safety_stock, saved: separate_safety_stock - pooled_safety_stock };
}
