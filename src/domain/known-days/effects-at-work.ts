import { adjustmentSentence } from "../adjustment/adjustment-sentence.ts";
import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { DayEffect } from "../demand/day-effects.ts";
import type { DayEffectName } from "../demand/effect-columns.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import { valueAt } from "../math/value-at.ts";
import { promotionFamily } from "../promotion/promotion-family.ts";
import type { PromotionStage } from "../promotion/promotion.ts";
import type { DemandEffects } from "./demand-effects.ts";
import type { JudgedPromotion } from "./promotion-effects.ts";

/** Something that will move demand on coming days, with its first and last day and the multiple it brings. */
export type EffectAtWork =
  | {
      readonly kind: "promotion";
      readonly promotion_name: string;
      readonly stage: PromotionStage;
      readonly from: Day;
      readonly to: Day;
      readonly multiple: number;
      /** Earlier runs of the item's own, and what a person expects. */
      readonly own_runs: number;
      readonly learned_days: number;
      readonly expected_uplift: number | null;
    }
  | {
      readonly kind: "calendar";
      readonly effect: DayEffectName;
      readonly from: Day;
      readonly to: Day;
      /** Mean over these days. */
      readonly multiple: number;
    }
  | {
      /** From today on. */
      readonly kind: "price";
      readonly past_price: number;
      readonly coming_price: number;
      readonly multiple: number;
      /** Days of the item's own with another price than usual; 0 = other items' word. */
      readonly own_days: number;
    };

/** An effect as learned from the item's past: for the table that shows the coefficients. Plain JSON. */
export interface LearnedEffect {
  readonly effect: DayEffectName;
  /** For the relative price that of a price e times as high: its logarithm is the elasticity. */
  readonly multiple: number;
  /** Of its logarithm. */
  readonly standard_error: number;
  /** Observed days; 0 = other items' word. */
  readonly days: number;
}

/** What makes coming days differ from what their weekdays let expect. Plain JSON. */
export interface ExplainedEffects {
  readonly at_work: readonly EffectAtWork[];
  /** People's adjustments in one Chinese sentence, as of the first coming day on which any is at work. */
  readonly adjustment: string | null;
  readonly learned: readonly LearnedEffect[];
}

/** A multiple nearer to 1 than this is not worth a word. */
const LEAST_DIFFERENCE = 0.02;
/** A day of several kinds is named by the first of these. */
const NAMED_FIRST: readonly DayEffectName[] = ["around_eve", "before_eve", "after_eve", "holiday", "makeup_workday"];

/** What is at work from today on for some days. */
export function explainedEffects(
  effects: DemandEffects,
  item: ScopedItem,
  { today, days }: { readonly today: Day; readonly days: number },
): ExplainedEffects {
  return {
    at_work: [...promotionsAtWork(effects, days), ...priceAtWork(effects), ...calendarAtWork(effects, { today, days })],
    adjustment: firstAdjustment(effects, item, { today, days }),
    learned: learnedEffects([...effects.effects, ...(effects.elasticity === null ? [] : [effects.elasticity])]),
  };
}

/** Effects that were learned, for people to read; what weekends do is the season index's word. */
export function learnedEffects(effects: readonly DayEffect[]): readonly LearnedEffect[] {
  return effects
    .filter(({ name, value }) => name !== "weekend" && value !== 0)
    .map(({ name, multiple, standard_error, days }) => ({ effect: name, multiple, standard_error, days }));
}

function promotionsAtWork({ promotions, runs }: DemandEffects, days: number): readonly EffectAtWork[] {
  const coming = new Set(promotions.slice(0, days).filter((promotion) => promotion !== null));
  return [...coming].map((promotion): EffectAtWork => {
    const { promotion_name, stage, start_date, end_date, uplift, learned_days, expected_uplift } = promotion;
    const own_runs = runs.filter((run) => isRunOf(run.promotion, promotion)).length;
    const said = { own_runs, learned_days, expected_uplift };
    return { kind: "promotion", promotion_name, stage, from: start_date, to: end_date, multiple: uplift, ...said };
  });
}

function priceAtWork({ price }: DemandEffects): readonly EffectAtWork[] {
  if (price === null || Math.abs(price.multiple - 1) < LEAST_DIFFERENCE) return [];
  const { past_price, coming_price, multiple, own_days } = price;
  return [{ kind: "price", past_price, coming_price, multiple, own_days }];
}

function isRunOf(
  run: Pick<JudgedPromotion, "promotion_name" | "stage">,
  { promotion_name, stage }: JudgedPromotion,
): boolean {
  return run.stage === stage && promotionFamily(run.promotion_name) === promotionFamily(promotion_name);
}

/** Stretches of days of one kind, those that begin within the days asked for. */
function calendarAtWork(
  effects: DemandEffects,
  { today, days }: { readonly today: Day; readonly days: number },
): readonly EffectAtWork[] {
  const kinds = Array.from(effects.calendar, (factor, i) => (factor === 1 ? null : kindOf(effects, i)));
  return kinds.flatMap((kind, first): readonly EffectAtWork[] => {
    if (kind === null || first >= days || (first > 0 && kinds[first - 1] === kind)) return [];
    let last = first;
    while (kinds[last + 1] === kind) last++;
    const multiple = meanOf(effects.calendar, first, last);
    if (Math.abs(multiple - 1) < LEAST_DIFFERENCE) return [];
    return [{ kind: "calendar", effect: kind, from: addDays(today, first), to: addDays(today, last), multiple }];
  });
}

function kindOf({ columns }: DemandEffects, i: number): DayEffectName | null {
  const active = columns.filter(({ values }) => valueAt(values, i) !== 0).map(({ name }) => name);
  return NAMED_FIRST.find((name) => active.includes(name)) ?? null;
}

function meanOf(factors: Float64Array, first: number, last: number): number {
  const part = factors.subarray(first, last + 1);
  return part.reduce((sum, factor) => sum + factor, 0) / part.length;
}

function firstAdjustment(
  { adjustments }: DemandEffects,
  item: ScopedItem,
  { today, days }: { readonly today: Day; readonly days: number },
): string | null {
  for (let i = 0; adjustments.length > 0 && i < days; i++) {
    const sentence = adjustmentSentence(adjustments, item, addDays(today, i));
    if (sentence !== null) return sentence;
  }
  return null;
}
