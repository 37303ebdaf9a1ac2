import { compareText } from "../math/compare-text.ts";
import { churnEffects, type LearnedChurn } from "./churn-effects.ts";
import { errorOfInterval, halfInterval } from "./normal-interval.ts";

/** An item whose shortages lose customers beyond doubt; shares are 0–1, of the customers who met one. */
export interface ProvenLoss {
  readonly item_code: string;
  readonly exposed_count: number;
  readonly lost_share: number;
  /** Ends of the 95 % interval. */
  readonly lost_share_low: number;
  readonly lost_share_high: number;
  readonly customers_lost: number;
}

/** Fewer customers than this tell nothing of an item itself: its share would be the shop's. */
const LEAST_EXPOSED = 20;

/**
 * Items with a loss that is no chance, those first whose shortages have surely lost most customers. A share was drawn
 * towards the mean of all items, so the mean's own error counts too: without it, items that differ in nothing would all be
 * certain.
 */
export function provenLosses(learned: LearnedChurn | null): readonly ProvenLoss[] {
  const effects = churnEffects(learned);
  if (learned === null || effects.kind === "not_estimable") return [];
  const shop_error = errorOfInterval(learned.shop);
  return learned.items
    .filter(({ exposed_count }) => exposed_count >= LEAST_EXPOSED)
    .map(({ item_code, exposed_count }) => {
      const { lost_share, standard_error } = effects.of(item_code);
      const half = halfInterval(Math.hypot(standard_error, shop_error));
      return {
        ...{ item_code, exposed_count, lost_share, customers_lost: exposed_count * lost_share },
        lost_share_low: lost_share - half,
        lost_share_high: Math.min(1, lost_share + half),
      };
    })
    .filter(({ lost_share_low }) => lost_share_low > 0)
    .sort((a, b) => surelyLost(b) - surelyLost(a) || compareText(a.item_code, b.item_code));
}

function surelyLost({ exposed_count, lost_share_low }: ProvenLoss): number {
  return exposed_count * lost_share_low;
}
