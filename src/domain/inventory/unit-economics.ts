import type { UnitEconomics } from "./expected-profit.ts";
import type { Goodwill } from "./goodwill.ts";
import { USUAL_HOLDING_COST_RATE } from "./order-terms.ts";
import type { OrderTerms } from "./order-terms.ts";

/** What a form says of an item's money, per unit. */
export interface ItemMoney extends Partial<Pick<OrderTerms, "holding_cost_rate">> {
  readonly sale_price: number | null;
  readonly purchase_cost: number | null;
  /** What a unit short costs beyond its margin; nothing where it was not learned. */
  readonly goodwill?: Goodwill | null;
}

/** Why nothing can be said of an item's profit. */
export type MoneyLack = "sale_price" | "purchase_cost" | "margin";

const DAYS_PER_YEAR = 365;

/**
 * What a unit earns, and costs until the goods of the next order are there, `cycle_days` later: what is left then could
 * have been bought with that order, so it costs the holding of one cycle. A unit short costs what is known of its goodwill
 * beside the margin. Without a margin there is no profit to speak of.
 */
export function unitEconomics(item: ItemMoney, cycle_days: number): UnitEconomics | MoneyLack {
  const { sale_price, purchase_cost, holding_cost_rate, goodwill } = item;
  if (sale_price === null) return "sale_price";
  if (purchase_cost === null) return "purchase_cost";
  const margin = sale_price - purchase_cost;
  if (!(margin > 0)) return "margin";
  return {
    margin,
    stockout_cost: goodwill?.per_unit ?? 0,
    holding_cost: holdingCost(purchase_cost, holding_cost_rate, cycle_days),
    leftover_loss: 0,
  };
}

/** What a unit of this cost costs to hold for so many days, at a rate a year; the usual one where nobody says. */
export function holdingCost(purchase_cost: number, rate: number | null | undefined, days: number): number {
  return (purchase_cost * (rate ?? USUAL_HOLDING_COST_RATE) * days) / DAYS_PER_YEAR;
}
