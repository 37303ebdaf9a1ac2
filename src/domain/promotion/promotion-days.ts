import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import { promotionsOn } from "./promotion.ts";
import type { Promotion } from "./promotion.ts";

/** A promotion with the multiple expected of it. */
export interface ExpectedPromotion extends Promotion {
  readonly uplift: number;
}

/**
 * The promotion that counts on each of some days, null on days without: of several at once the strongest, the one that
 * moves demand farthest either way. A buyer takes one offer, so their multiples are not multiplied.
 */
export function strongestByDay(
  promotions: readonly ExpectedPromotion[],
  item: ScopedItem,
  { first_day, days, channel = null }: { first_day: Day; days: number; channel?: string | null },
): readonly (ExpectedPromotion | null)[] {
  return Array.from({ length: days }, (_, i) =>
    promotionsOn(promotions, item, addDays(first_day, i), channel).reduce<ExpectedPromotion | null>(stronger, null),
  );
}

function stronger(one: ExpectedPromotion | null, other: ExpectedPromotion): ExpectedPromotion {
  return one !== null && strength(one) >= strength(other) ? one : other;
}

function strength({ uplift }: ExpectedPromotion): number {
  return Math.abs(Math.log(uplift));
}
