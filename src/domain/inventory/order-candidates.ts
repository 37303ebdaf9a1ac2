import type { DemandLaw } from "../demand/demand-law.ts";
import { expectedProfit, mostProfitableStock } from "./expected-profit.ts";
import type { UnitEconomics } from "./expected-profit.ts";
import { largestOrder, orderQuantity } from "./order-quantity.ts";
import type { LotSizing } from "./order-quantity.ts";
import { unitPrice } from "./price-break.ts";
import type { PriceBreak } from "./price-break.ts";

/** An item at a place that may be ordered. */
export interface BudgetItem {
  readonly item_code: string;
  readonly location_code: string;
  /** Demand until the order after this one can arrive. */
  readonly law: DemandLaw;
  /** Units there are or will be for that demand without this order. */
  readonly inventory_position: number;
  readonly economics: UnitEconomics;
  /** Money per unit outside any price break. */
  readonly unit_cost: number;
  readonly price_breaks: readonly PriceBreak[];
  readonly lot: Omit<LotSizing, "is_count">;
  /** Largest order that shelf life and storage allow; null without a limit. */
  readonly most_quantity: number | null;
}

/** One size an order may have. */
export interface OrderCandidate {
  readonly quantity: number;
  /** Money in fen, whole, so that sums are exact. */
  readonly cost_fen: number;
  /** Expected profit above that of no order. */
  readonly profit: number;
}

const MOST_STEPS = 8;

/** Sizes between the smallest lot and the most profitable stock, at most eight, and those that price breaks begin. */
export function orderCandidates(item: BudgetItem): readonly OrderCandidate[] {
  const { law, economics, inventory_position } = item;
  const need = mostProfitableStock(law, economics) - inventory_position;
  if (!(need > 0)) return [];
  const before = expectedProfit(law, economics, inventory_position);
  return quantities(item, need).flatMap((quantity) => {
    const price = unitPrice(item.unit_cost, item.price_breaks, quantity);
    const saved = (item.unit_cost - price) * quantity;
    const profit = expectedProfit(law, economics, inventory_position + quantity) - before + saved;
    return profit > 0 ? [{ quantity, cost_fen: Math.round(price * quantity * 100), profit }] : [];
  });
}

/** Orderable sizes, ascending. */
function quantities({ law, lot, price_breaks, most_quantity }: BudgetItem, need: number): readonly number[] {
  const sizing = { ...lot, is_count: law.is_count };
  const most = most_quantity ?? Infinity;
  const steps = Array.from({ length: MOST_STEPS }, (_, i) => (need * (i + 1)) / MOST_STEPS);
  const wanted = [...steps, ...price_breaks.map(({ from_quantity }) => from_quantity)];
  const sizes = wanted.map((quantity) => orderQuantity(quantity, sizing).quantity);
  if (most < need) sizes.push(largestOrder(most, sizing));
  return [...new Set(sizes)].filter((size) => size > 0 && size <= most).sort((a, b) => a - b);
}
