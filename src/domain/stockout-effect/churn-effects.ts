import type { ItemLoss } from "./item-loss-ranking.ts";
import { errorOfInterval } from "./normal-interval.ts";

/** How much the chance that a customer is lost rises when they meet a shortage. */
export interface ChurnEffect {
  /** 0–1; an item's is drawn towards the shop's as far as its own numbers are weak. */
  readonly lost_share: number;
  readonly standard_error: number;
  /** Whether the item's own shortages told, or those of the whole shop. */
  readonly basis: "item" | "shop";
}

/** What the comparison of exposed customers tells of a shop's items. Plain JSON. */
export interface LearnedChurn {
  readonly shop: { readonly lost_share: number; readonly low: number; readonly high: number };
  readonly items: readonly Pick<ItemLoss, "item_code" | "exposed_count" | "lost_share" | "standard_error">[];
}

/** The effect for any item, or why there is none: nothing was compared, or what was found may be chance. */
export type ChurnEffects =
  | { readonly kind: "estimated"; readonly of: (item_code: string) => ChurnEffect }
  | { readonly kind: "not_estimable"; readonly reason: "not_compared" | "may_be_chance" };

/**
 * Effects that money may be reckoned with. Where the shop's interval holds nought, a loss may be chance and is not priced;
 * an item whose customers were found to come back more has the effect nought.
 */
export function churnEffects(learned: LearnedChurn | null): ChurnEffects {
  if (learned === null) return { kind: "not_estimable", reason: "not_compared" };
  const { shop } = learned;
  if (shop.low <= 0) return { kind: "not_estimable", reason: "may_be_chance" };
  const ofShop: ChurnEffect = {
    lost_share: Math.min(1, shop.lost_share),
    standard_error: errorOfInterval(shop),
    basis: "shop",
  };
  const own = new Map(learned.items.map((item) => [item.item_code, ownEffect(item)]));
  return { kind: "estimated", of: (item_code) => own.get(item_code) ?? ofShop };
}

function ownEffect({ lost_share, standard_error }: LearnedChurn["items"][number]): ChurnEffect {
  return { lost_share: Math.min(1, Math.max(0, lost_share)), standard_error, basis: "item" };
}
