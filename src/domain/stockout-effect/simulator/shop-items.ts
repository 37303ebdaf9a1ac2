import type { Random } from "../../math/seeded-random.ts";
import { exponentialDraw, normalDraw } from "./draws.ts";
import { seasonAt } from "./season.ts";
import type { ShopPlan } from "./shop-plan.ts";

/** An item of the made-up shop. */
export interface ShopItem {
  readonly item_code: string;
  readonly category: number;
  /** Relative, few items are bought much. */
  readonly popularity: number;
  readonly price: number;
  readonly margin_rate: number;
  /** Times the chance that an exposure loses the customer. */
  readonly harm: number;
  /** Days of the shop from which to before which it is out. */
  readonly outages: readonly { readonly from: number; readonly to: number }[];
}

const YEAR = 365;
/** No outage before: there must be a past to compare. */
const QUIET_DAYS = 26 * 7;

/** Items with their outages: popular ones run out more often, and all of them more in the high season. */
export function shopItems(plan: ShopPlan, random: Random): readonly ShopItem[] {
  return Array.from({ length: plan.items }, (_, i) => {
    const popularity = 1 / (1 + Math.floor(i / plan.categories));
    return {
      item_code: `item-${i}`,
      category: i % plan.categories,
      popularity,
      price: 40 * Math.exp(0.6 * normalDraw(random)),
      margin_rate: 0.2 + 0.2 * random(),
      harm: plan.effect.item_harm[i % plan.effect.item_harm.length] ?? 1,
      outages: outagesOf(plan, popularity, random),
    };
  });
}

function outagesOf({ weeks, outages_per_year }: ShopPlan, popularity: number, random: Random) {
  const rate = (outages_per_year * (0.5 + popularity)) / YEAR;
  const outages: { from: number; to: number }[] = [];
  for (let day = QUIET_DAYS + exponentialDraw(random) / rate; day < weeks * 7; day += exponentialDraw(random) / rate) {
    const from = Math.floor(day);
    const length = 4 + Math.floor(random() * 14);
    if (random() < seasonAt(from) / 1.5) outages.push({ from, to: from + length });
  }
  return outages;
}

/** Whether an item is out on a day of the shop. */
export function isOut({ outages }: ShopItem, day: number): boolean {
  return outages.some(({ from, to }) => from <= day && day < to);
}
