/** A shop that is made up. */
export interface ShopPlan {
  readonly seed: number;
  readonly customers: number;
  readonly weeks: number;
  readonly items: number;
  readonly categories: number;
  /** Mean orders of a customer per week, before the season. */
  readonly weekly_orders: number;
  /** Outages of a middling item per year. */
  readonly outages_per_year: number;
  /** What a first exposure does. */
  readonly effect: PlantedEffect;
}

/** What a first exposure does to a customer for good. */
export interface PlantedEffect {
  /** Share of later orders not placed, 0–1. */
  readonly rate_drop: number;
  /** Chance to be lost at once, 0–1. */
  readonly extra_dropout: number;
  /** By item number modulo its length: times the chance to be lost. One number of 1 where all items are alike. */
  readonly item_harm: readonly number[];
}

/** A shop of 2,000 customers over two years whose first exposures cost 15 % of later orders and 10 % of the customers. */
export const SHOP_PLAN: ShopPlan = {
  seed: 1,
  ...{ customers: 2000, weeks: 104, items: 40, categories: 5, weekly_orders: 0.3, outages_per_year: 1.2 },
  effect: { rate_drop: 0.15, extra_dropout: 0.1, item_harm: [1] },
};
