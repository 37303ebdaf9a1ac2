import type { OrderTerms } from "./order-terms.ts";
import type { ReplenishmentTarget } from "./replenishment-target.ts";
import { unitEconomics } from "./unit-economics.ts";
import type { ItemMoney, MoneyLack } from "./unit-economics.ts";

/** What a wished target needs and does not have. */
export type TargetLack = MoneyLack | "fill_rate_target";

/** The target that is used, and the one the form wishes for. */
export interface ChosenTarget {
  readonly target: ReplenishmentTarget;
  readonly wished: ReplenishmentTarget["kind"];
  /** Why the wish is not followed; null where it is. */
  readonly lacks: TargetLack | null;
}

/** What a target is chosen from. */
export interface TargetWish extends ItemMoney, Partial<Pick<OrderTerms, "replenishment_target" | "fill_rate_target">> {}

/** Chinese words for what is missing. */
export const TARGET_LACK_LABELS: Readonly<Record<TargetLack, string>> = {
  sale_price: "没有销售价",
  purchase_cost: "没有采购价",
  margin: "销售价不高于采购价",
  fill_rate_target: "没有填目标满足率",
};

/**
 * The target an item wishes for, or the service level where it wishes for none or lacks what its wish needs. Of unmet
 * demand nobody knows here whether it waits; it is taken to, which never asks for less stock.
 */
export function chosenTarget(wish: TargetWish, service_level: number, cycle_days: number): ChosenTarget {
  const wished = wish.replenishment_target ?? "service_level";
  const found = wishedTarget(wished, wish, service_level, cycle_days);
  if (typeof found !== "string") return { target: found, wished, lacks: null };
  return { target: { kind: "service_level", service_level }, wished, lacks: found };
}

function wishedTarget(
  wished: ReplenishmentTarget["kind"],
  wish: TargetWish,
  service_level: number,
  cycle_days: number,
): ReplenishmentTarget | TargetLack {
  switch (wished) {
    case "service_level":
      return { kind: wished, service_level };
    case "fill_rate": {
      const { fill_rate_target: fill_rate = null } = wish;
      return fill_rate === null ? "fill_rate_target" : { kind: wished, fill_rate, unmet: "waits" };
    }
    case "profit": {
      const economics = unitEconomics(wish, cycle_days);
      return typeof economics === "string" ? economics : { kind: wished, economics };
    }
  }
}
