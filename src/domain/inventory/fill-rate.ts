import type { DemandLaw } from "../demand/demand-law.ts";

/** Order Q when the position falls to s; units. */
export interface FillRateInput {
  /** Demand over lead time plus review period. */
  readonly law: DemandLaw;
  readonly reorder_point: number;
  readonly order_quantity: number;
}

/** What becomes of demand that meets an empty shelf: it waits, or it is lost. */
export type UnmetDemand = "waits" | "lost";

/** Units that newly fall short per replenishment cycle: n(s) − n(s + Q). */
export function expectedShortPerCycle({ law, reorder_point, order_quantity }: FillRateInput): number {
  const before = law.expectedShortfall(reorder_point);
  return Math.min(order_quantity, Math.max(0, before - law.expectedShortfall(reorder_point + order_quantity)));
}

/**
 * Share of demand met from the shelf when unmet demand waits, between 0 and 1: β = 1 − (n(s) − n(s + Q)) ÷ Q;
 * Silver, Pyke & Thomas 2017, (6.30), without leaving out n(s + Q). For Q → 0 it is P(D ≤ s).
 */
export function fillRate(input: FillRateInput): number {
  if (!(input.order_quantity > 0)) return 1 - input.law.tail(input.reorder_point);
  return 1 - expectedShortPerCycle(input) / input.order_quantity;
}

/**
 * The same when unmet demand is lost: Q ÷ (Q + short), for what is lost is never ordered again; the analytical
 * approximation (Tijms & Groenevelt 1984) from which van Donselaar & Broekmeulen 2013 start.
 */
export function fillRateLostSales(input: FillRateInput): number {
  return lostSalesRate(fillRate(input));
}

/** Fill rate of lost sales that belongs to a fill rate of waiting demand: 1 ÷ (2 − β). */
function lostSalesRate(rate: number): number {
  return 1 / (2 - rate);
}

/** No finite stock promises more. */
const HIGHEST_RATE = 0.9999;
const BISECTIONS = 100;

/** Least s ≥ 0 whose fill rate reaches the target (at most 0.9999); whole units where demand is counted. */
export function reorderPointForFillRate(
  law: DemandLaw,
  order_quantity: number,
  target: number,
  unmet: UnmetDemand,
): number {
  const rate = Math.min(HIGHEST_RATE, target);
  const wanted = unmet === "waits" ? rate : 2 - 1 / rate;
  const reaches = (reorder_point: number): boolean => fillRate({ law, reorder_point, order_quantity }) >= wanted;
  if (!(rate > 0) || reaches(0)) return 0;
  let high = Math.max(1, Math.ceil(law.mean));
  while (!reaches(high)) high *= 2;
  let low = 0;
  const step = law.is_count ? 1 : 1e-12 * high;
  for (let i = 0; i < BISECTIONS && high - low > step; i++) {
    const middle = law.is_count ? Math.floor((low + high) / 2) : (low + high) / 2;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}
