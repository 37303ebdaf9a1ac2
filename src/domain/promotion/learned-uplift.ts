import type { ScopedItem } from "../demand/demand-scope.ts";
import { promotionFamily } from "./promotion-family.ts";
import type { Promotion } from "./promotion.ts";

/** What one item sold in one earlier run of a promotion. */
export interface PromotionRun {
  readonly promotion: Pick<Promotion, "promotion_name" | "stage">;
  readonly item_code: string;
  readonly category: string | null;
  /** In-stock days of the run. */
  readonly days: number;
  /** Units requested on them, and units expected on them without the promotion. */
  readonly requested: number;
  readonly expected: number;
}

/** The multiple to expect of a promotion. */
export interface LearnedUplift {
  /** 1 = unchanged. */
  readonly uplift: number;
  /** Standard deviation of its logarithm. */
  readonly log_sd: number;
  /** Days of earlier runs that it rests on, each level counted up to its limit. */
  readonly learned_days: number;
}

/** What a person expects, or nobody, weighs as much as two weeks of promotion days. */
export const PRIOR_DAYS = 14;
/** Runs of other items say no more than four weeks of the item's own would. */
const MOST_DAYS_OF_OTHERS = 28;
/** A run of another promotion in the same stage says half as much about this one. */
const OTHER_FAMILY_WEIGHT = 0.5;
/** A multiple beyond this is a fault in the records. */
const LARGEST_UPLIFT = 20;
/** Spread of ln(multiple) where nothing was learned. */
const PRIOR_LOG_SD = 0.5;

/**
 * Multiple of demand that a promotion brings to an item: what a person expects (1 where nobody says), drawn towards the
 * earlier runs of the same stage of other items, then of the item's category, then of the item itself. Each step is the
 * mean of a gamma law of a rate seen over days: (prior days·prior + Σ days·ratio) ÷ (prior days + Σ days).
 */
export function learnedUplift(
  promotion: Promotion,
  item: Pick<ScopedItem, "item_code" | "category">,
  runs: readonly PromotionRun[],
): LearnedUplift {
  const family = promotionFamily(promotion.promotion_name);
  const seen = runs
    .filter((run) => run.promotion.stage === promotion.stage && run.expected > 0 && run.days > 0)
    .map((run) => ({
      ...run,
      weight: promotionFamily(run.promotion.promotion_name) === family ? 1 : OTHER_FAMILY_WEIGHT,
    }));
  const isOwn = (run: PromotionRun) => run.item_code === item.item_code;
  const isAlike = (run: PromotionRun) => item.category !== null && run.category === item.category;
  const levels = [
    evidence(
      seen.filter((run) => !isOwn(run) && !isAlike(run)),
      MOST_DAYS_OF_OTHERS,
    ),
    evidence(
      seen.filter((run) => !isOwn(run) && isAlike(run)),
      MOST_DAYS_OF_OTHERS,
    ),
    evidence(seen.filter(isOwn), Infinity),
  ];
  const prior = promotion.expected_uplift === null ? 1 : clipped(promotion.expected_uplift);
  const uplift = levels.reduce(
    (mean, { days, ratio }) => (PRIOR_DAYS * mean + days * ratio) / (PRIOR_DAYS + days),
    prior,
  );
  const learned_days = levels.reduce((sum, { days }) => sum + days, 0);
  return {
    uplift: clipped(uplift),
    log_sd: PRIOR_LOG_SD * Math.sqrt(PRIOR_DAYS / (PRIOR_DAYS + learned_days)),
    learned_days,
  };
}

/** Days of runs by weight, at most some, and what was requested as a multiple of what was expected. */
function evidence(runs: readonly (PromotionRun & { readonly weight: number })[], most_days: number) {
  const sum = (of: (run: PromotionRun) => number) => runs.reduce((total, run) => total + run.weight * of(run), 0);
  const expected = sum((run) => run.expected);
  if (expected <= 0) return { days: 0, ratio: 1 };
  return {
    days: Math.min(
      most_days,
      sum((run) => run.days),
    ),
    ratio: clipped(sum((run) => run.requested) / expected),
  };
}

function clipped(uplift: number): number {
  return Math.min(LARGEST_UPLIFT, Math.max(1 / LARGEST_UPLIFT, uplift));
}
