import type { DemandLaw } from "../demand/demand-law.ts";
import type { UnitEconomics } from "./expected-profit.ts";
import { reorderPointForFillRate } from "./fill-rate.ts";
import type { UnmetDemand } from "./fill-rate.ts";
import { mostProfitablePerishable } from "./perishable-stock.ts";
import type { Expiry } from "./perishable-stock.ts";
import { replenishmentLevels } from "./replenishment-policy.ts";
import type { ReplenishmentLevels } from "./replenishment-policy.ts";

/** What the levels are to reach: no shortage in a cycle, demand met from the shelf, or the highest expected profit. */
export type ReplenishmentTarget =
  | { readonly kind: "service_level"; readonly service_level: number }
  | { readonly kind: "fill_rate"; readonly fill_rate: number; readonly unmet: UnmetDemand }
  | { readonly kind: "profit"; readonly economics: UnitEconomics };

/** Chinese names of the targets. */
export const TARGET_LABELS: Readonly<Record<ReplenishmentTarget["kind"], string>> = {
  service_level: "按服务水平",
  fill_rate: "按满足率",
  profit: "按预期利润",
};

/** What the levels follow from; units. */
export interface TargetInput {
  /** Demand over lead time plus review period. */
  readonly law: DemandLaw;
  /** Mean demand between two orders. */
  readonly cycle_demand: number;
  readonly target: ReplenishmentTarget;
  /** When what is bought expires, which only the profit looks at; never where left out. */
  readonly expiry?: Expiry | null;
  /** A person's own floor, which wins over the computed level. */
  readonly minimum_stock: number | null;
  /** Units kept aside beneath all this; none where left out. */
  readonly reserved_quantity?: number;
}

/** Service levels for which a quantile exists. */
const LOWEST_LEVEL = 0.01;
const HIGHEST_LEVEL = 0.9999;

/**
 * Safety stock, reorder point and order-up-to level that reach the target. The reorder point may lie below the mean where
 * orders are large or stock pays little; the safety stock is then nought, never negative. What is kept aside serves no
 * ordinary demand, so both levels lie higher by it.
 */
export function levelsForTarget(input: TargetInput): ReplenishmentLevels {
  const levels = unreservedLevels(input);
  const { reserved_quantity = 0 } = input;
  return {
    safety_stock: levels.safety_stock,
    reorder_point: levels.reorder_point + reserved_quantity,
    order_up_to_level: levels.order_up_to_level + reserved_quantity,
  };
}

function unreservedLevels(input: TargetInput): ReplenishmentLevels {
  const { law, cycle_demand, target, minimum_stock, expiry = null } = input;
  if (target.kind === "service_level") {
    const exposure_quantile = law.quantile(Math.min(HIGHEST_LEVEL, Math.max(LOWEST_LEVEL, target.service_level)));
    return replenishmentLevels({ exposure_mean: law.mean, exposure_quantile, cycle_demand, minimum_stock });
  }
  const computed = computedReorderPoint(law, cycle_demand, target, expiry);
  const reorder_point = Math.max(computed, minimum_stock ?? 0);
  return {
    safety_stock: Math.max(0, computed - law.mean),
    reorder_point,
    order_up_to_level: reorder_point + cycle_demand,
  };
}

function computedReorderPoint(
  law: DemandLaw,
  cycle_demand: number,
  target: Exclude<ReplenishmentTarget, { readonly kind: "service_level" }>,
  expiry: Expiry | null,
): number {
  switch (target.kind) {
    case "fill_rate":
      return reorderPointForFillRate(law, cycle_demand, target.fill_rate, target.unmet);
    case "profit":
      return mostProfitablePerishable(law, target.economics, expiry, cycle_demand);
  }
}
