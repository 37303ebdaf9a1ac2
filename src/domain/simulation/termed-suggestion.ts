import { demandLaw } from "../demand/demand-law.ts";
import type { DemandLaw } from "../demand/demand-law.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import { chosenTarget } from "../inventory/chosen-target.ts";
import { stockCosts } from "../inventory/expected-profit.ts";
import { fillRate } from "../inventory/fill-rate.ts";
import { criticalRatio } from "../inventory/newsvendor.ts";
import { shelfDays } from "../inventory/order-terms.ts";
import type { OrderTerms } from "../inventory/order-terms.ts";
import type { ReplenishmentTarget } from "../inventory/replenishment-target.ts";
import { termedOrder } from "../inventory/termed-order.ts";
import type { ItemMoney } from "../inventory/unit-economics.ts";
import type { BuyingTerms } from "./order-planner.ts";

/** Targets, limits and prices of an item, as its form states them. */
export type OrderingTerms = OrderTerms & ItemMoney;

/** An evening of an item whose form says more than minimum and multiple. */
export interface TermedEvening {
  readonly ordering: OrderingTerms;
  readonly terms: BuyingTerms;
  readonly minimum_stock: number | null;
  readonly service_level: number;
  /** Demand over lead time plus review period. */
  readonly law: DemandDistribution;
  /** Units expected per day. */
  readonly level: number;
  readonly position: number;
  readonly arrival_days: number;
  /** Demand over so many coming days, the last of them unsure by the spread of the lead time; asked only where it matters. */
  lawOf(days: number): DemandDistribution;
}

const DAYS_PER_YEAR = 365;

/** What the shop would suggest by the item's terms; the levels, which are dear, are looked for only where they may matter. */
export function termedSuggestion(evening: TermedEvening): number {
  const { ordering, terms, minimum_stock, service_level, level, position, arrival_days, lawOf } = evening;
  const law = demandLaw(evening.law);
  const cycle_days = Math.max(1, terms.review_period_days);
  const cycle_demand = level * cycle_days;
  const { target } = chosenTarget(ordering, service_level, cycle_days);
  if (position > (minimum_stock ?? 0) && isCovered(target, law, position, cycle_demand)) return 0;
  const { moq, order_multiple, is_count } = terms;
  const { shelf_life_days } = ordering;
  return termedOrder({
    ...{ item: ordering, lot: { moq, order_multiple, is_count }, minimum_stock, service_level, law, cycle_days },
    ...{ cycle_demand, annual_demand: level * DAYS_PER_YEAR, inventory_position: position },
    stock_at_arrival: position - lawOf(arrival_days).mean,
    shelf_life: shelf_life_days === null ? null : demandLaw(lawOf(arrival_days + shelfDays(shelf_life_days))),
  }).order.quantity;
}

/** Whether the position surely lies above the target's reorder point; at the point itself an order is due. */
function isCovered(target: ReplenishmentTarget, law: DemandLaw, position: number, cycle_demand: number): boolean {
  const below = law.is_count ? position - 1 : position;
  switch (target.kind) {
    case "service_level":
      return position > law.mean && law.tail(below) <= 1 - target.service_level;
    case "fill_rate":
      return below >= 0 && fillRate({ law, reorder_point: below, order_quantity: cycle_demand }) >= target.fill_rate;
    case "profit":
      return law.tail(below) <= 1 - criticalRatio(stockCosts(target.economics));
  }
}
