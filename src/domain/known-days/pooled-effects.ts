import { pooledPriors } from "../demand/effect-priors.ts";
import type { EffectPriors, ItemEffect } from "../demand/effect-priors.ts";
import { grouped } from "../math/grouped.ts";
import type { PromotionRun } from "../promotion/learned-uplift.ts";
import { promotionFamily } from "../promotion/promotion-family.ts";

/** What items teach each other about days. */
export interface PooledEffects {
  readonly priors: EffectPriors;
  /** Runs of promotions, all items of a category together; their item is "". */
  readonly runs: readonly PromotionRun[];
}

/** Nothing learned yet. */
export const NOTHING_POOLED: PooledEffects = { priors: {}, runs: [] };

/** What one item's history shows. */
export interface ItemLesson {
  readonly effects: readonly ItemEffect[];
  readonly runs: readonly PromotionRun[];
}

/** What many items show together. A run counts for the days it lasted, however many items were in it. */
export function pooledEffects(lessons: readonly ItemLesson[]): PooledEffects {
  const runs = grouped(
    lessons.flatMap((lesson) => lesson.runs),
    ({ promotion, category }) => JSON.stringify([promotionFamily(promotion.promotion_name), promotion.stage, category]),
  );
  return {
    priors: pooledPriors(lessons.map(({ effects }) => effects)),
    runs: [...runs.values()].flatMap(together),
  };
}

function together(runs: readonly PromotionRun[]): readonly PromotionRun[] {
  const [first] = runs;
  if (first === undefined) return [];
  const { promotion, category } = first;
  const sum = (of: (run: PromotionRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const items = new Set(runs.map(({ item_code }) => item_code)).size;
  return [
    {
      promotion: { promotion_name: promotionFamily(promotion.promotion_name), stage: promotion.stage },
      ...{ item_code: "", category, days: sum(({ days }) => days) / items },
      ...{ requested: sum(({ requested }) => requested), expected: sum(({ expected }) => expected) },
    },
  ];
}
