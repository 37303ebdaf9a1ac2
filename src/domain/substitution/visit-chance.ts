import type { UsualBuying } from "./usual-buying.ts";

/** The shop's own share of an item weighs like so many visits of the buyers. */
const PRIOR_VISITS = 100;
const MOST = 0.95;

/**
 * Chance that a visit of A's buyers holds B, backed off from what they bought to what everybody buys:
 * p = (x + m·s·l) ÷ (v + m), x of their v visits with B (both weighted by recency), s the share of B in all that the shop
 * sold, l the items on a visit of theirs, m the weight of the shop.
 */
export function visitChance({ weight, visit_size, shares }: UsualBuying, other: number, shop_share: number): number {
  const seen = shares.get(other)?.weight ?? 0;
  return Math.min(MOST, (seen + PRIOR_VISITS * shop_share * visit_size) / (weight + PRIOR_VISITS));
}
