import type { Explanation } from "../risk/explanation.ts";
import type { RiskAssessment } from "../risk/risk-assessment.ts";
import type { ModelLevels } from "./tuned-place.ts";

interface Assessed
  extends Pick<
    RiskAssessment,
    "demand_mean" | "exposure_days" | "safety_stock" | "reorder_point" | "order_up_to_level"
  > {
  readonly explanation: Pick<Explanation, "place_minimum_stock">;
}

/** What people wrote that lifts the levels; units. */
interface WrittenFloor {
  /** Of the item's form; the place's own goes before it. */
  readonly minimum_stock: number | null;
  readonly reserved_quantity: number;
}

/**
 * An assessment's levels as they would be without the person's floor and without what is kept aside, which lies beneath
 * both; null where it has none. Where the floor holds the reorder point up, the engine's own is μ·(L + R) + SS with the
 * mean daily demand μ.
 */
export function modelLevels(risk: Assessed, floor: WrittenFloor): ModelLevels | null {
  const { demand_mean, exposure_days, safety_stock, reorder_point: shown, order_up_to_level: shown_up_to } = risk;
  if (demand_mean === null || safety_stock === null || shown === null || shown_up_to === null) return null;
  const { place_minimum_stock: own_minimum } = risk.explanation;
  const minimum_stock = own_minimum ?? floor.minimum_stock;
  const unreserved = shown - floor.reserved_quantity;
  const isHeldUp = minimum_stock !== null && unreserved <= minimum_stock;
  const reorder_point = isHeldUp ? Math.min(unreserved, demand_mean * exposure_days + safety_stock) : unreserved;
  return {
    ...{ daily_demand: demand_mean, safety_stock, reorder_point },
    order_up_to_level: reorder_point + shown_up_to - shown,
    ...(own_minimum === undefined ? {} : { own_minimum }),
  };
}
