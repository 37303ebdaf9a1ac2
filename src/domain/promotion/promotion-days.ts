import { dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import { touchesItem } from "./promotion.ts";
import type { Promotion } from "./promotion.ts";

/** A promotion with the multiple expected of it. */
export interface ExpectedPromotion extends Promotion {
  readonly uplift: number;
}

/**
 * The promotion that counts on each of some days, null on days without: of several at once the strongest, the one that
 * moves demand farthest either way. A buyer takes one offer, so their multiples are not multiplied.
 */
export function strongestByDay<P extends ExpectedPromotion>(
  promotions: readonly P[],
  item: ScopedItem,
  { first_day, days, channel = null }: { first_day: Day; days: number; channel?: string | null },
): readonly (P | null)[] {
  const strongest = new Array<P | null>(days).fill(null);
  const first = dayNumber(first_day);
  for (const promotion of promotions.filter((each) => touchesItem(each, item, channel))) {
    const last = Math.min(days - 1, dayNumber(promotion.end_date) - first);
    for (let i = Math.max(0, dayNumber(promotion.start_date) - first); i <= last; i++) {
      strongest[i] = stronger(strongest[i] ?? null, promotion);
    }
  }
  return strongest;
}

function stronger<P extends ExpectedPromotion>(one: P | null, other: P): P {
  return one !== null && strength(one) >= strength(other) ? one : other;
}

function strength({ uplift }: ExpectedPromotion): number {
  return Math.abs(Math.log(uplift));
}
