import type { Random } from "../../math/seeded-random.ts";
import { betaDraw, exponentialDraw, gammaDraw, poissonDraw, weightedDraw } from "./draws.ts";
import { HIGHEST_SEASON, seasonAt } from "./season.ts";
import type { ShopItem } from "./shop-items.ts";
import type { ShopPlan } from "./shop-plan.ts";

/** An order as it would be placed if nothing ever ran out. */
export interface NaturalOrder {
  /** Day of the shop. */
  readonly day: number;
  readonly lines: readonly { readonly item: ShopItem; readonly units: number }[];
  /** Uniform: below the drop of the rate, an exposed customer does not place it. */
  readonly will: number;
  /** Uniform: below the extra dropout, an exposure at this order loses the customer. */
  readonly patience: number;
}

/** A customer's natural course. */
export interface ShopCustomer {
  readonly orders: readonly NaturalOrder[];
  /** What the shop would know of the repurchase gap before outages began, days. */
  readonly gap_days: number;
}

const SHAPE = 1.3;
const BURN_IN_DAYS = 26 * 7;

/**
 * Orders by a rate of one's own (gamma) and the season, until the customer drops out after an order (beta-geometric, Fader,
 * Hardie & Lee 2005). Those who order often have larger baskets and a class of their own liking, so they meet more outages.
 */
export function shopCustomer(plan: ShopPlan, items: readonly ShopItem[], random: Random): ShopCustomer {
  const eagerness = gammaDraw(random, SHAPE) / SHAPE;
  const rate = (plan.weekly_orders * eagerness) / 7;
  const dropout = betaDraw(random, 1, 14);
  const liked = Math.floor(random() * plan.categories);
  const weights = items.map(
    (item) => item.popularity * (item.category === liked ? 3 : 1) * (0.3 + gammaDraw(random, 1)),
  );
  const more = 0.5 * eagerness ** 0.5 + 0.8 * random();
  const end = plan.weeks * 7;
  const orders: NaturalOrder[] = [];
  let day = random() < 0.8 ? 0 : random() * 0.7 * end;
  for (; day < end; day += exponentialDraw(random) / (rate * HIGHEST_SEASON)) {
    if (random() > seasonAt(day) / HIGHEST_SEASON) continue;
    const lines = Array.from({ length: 1 + poissonDraw(random, more) }, () => {
      return { item: items[weightedDraw(random, weights)], units: 1 + poissonDraw(random, 0.7) };
    }).flatMap(({ item, units }) => (item === undefined ? [] : [{ item, units }]));
    orders.push({ day: Math.floor(day), lines, will: random(), patience: random() });
    if (random() < dropout) break;
  }
  return { orders, gap_days: gapOf(orders) };
}

/** 2.3 mean intervals, by orders of the burn-in shrunk to a customer who orders every five weeks. */
function gapOf(orders: readonly NaturalOrder[]): number {
  const early = orders.filter(({ day }) => day < BURN_IN_DAYS);
  const since = early[0]?.day ?? BURN_IN_DAYS;
  const rate = (1.5 + early.length) / (52 + BURN_IN_DAYS - since);
  return Math.min(112, Math.max(28, Math.round(2.3 / rate)));
}
