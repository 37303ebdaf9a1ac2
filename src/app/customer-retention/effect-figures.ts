import type { Steps } from "../../domain/math/steps.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { GapLearner } from "../../domain/retention/customer-days.ts";
import { compareExposed } from "../../domain/retention/measured-retention.ts";
import type { ShopRecord } from "../../domain/retention/shop-record.ts";
import { type FragileCustomer, fragileCustomers } from "../../domain/stockout-effect/fragile-customers.ts";
import { itemLossSteps } from "../../domain/stockout-effect/item-loss-ranking.ts";
import { stockoutEffectSteps, type StockoutEffect } from "../../domain/stockout-effect/stockout-effect.ts";
import { laterSentence, reasonText } from "../../domain/stockout-effect/stockout-effect-sentence.ts";
import type { LearnedChurn } from "../../domain/stockout-effect/churn-effects.ts";
import type { EffectReport, RetentionFigures } from "../../contracts/retention.ts";
import { learnedFrom } from "./kept-churn.ts";

/** What the comparison of exposed customers gives. */
export type EffectFigures = Pick<RetentionFigures, "effect" | "effect_answer" | "ranking" | "effect_made_on">;

/** What the comparison needs. */
export interface EffectQuestion {
  readonly record: ShopRecord;
  readonly gaps: GapLearner;
  readonly today: Day;
  groupOf(customer_code: string): string;
  nameOf(item_code: string): string;
}

/** A comparison: what is shown of it, whose loss it foretells, and what shares of customers each item's shortages lose. */
export interface ComparedEffect {
  readonly figures: EffectFigures;
  readonly basis: RetentionFigures["fragile"]["basis"];
  readonly foretold: readonly FragileCustomer[];
  readonly learned: LearnedChurn | null;
}

const SHOWN = 50;

/** Compares exposed customers with others like them, in steps: the longest part of a run. */
export function* compareEffect({ record, gaps, today, groupOf, nameOf }: EffectQuestion): Steps<ComparedEffect> {
  const compared = yield* compareExposed(record, gaps, groupOf);
  const effect = yield* stockoutEffectSteps(compared);
  const { learned, customers } = yield* fragileCustomers(compared.frame);
  yield;
  const ranking = effect.kind === "estimated" ? yield* itemLossSteps(compared.frame, compared.sets) : [];
  const report = effectReport(effect);
  const figures: EffectFigures = {
    effect: report,
    effect_answer: laterSentence(effect),
    effect_made_on: today,
    ranking: ranking.slice(0, SHOWN).map((one) => ({ ...one, item_name: nameOf(one.item_code) })),
  };
  const basis = learned.kind === "by_behaviour" ? learned.kind : learned.reason;
  return { figures, basis, foretold: customers, learned: learnedFrom(report, ranking) };
}

function effectReport(effect: StockoutEffect): EffectReport {
  const exposed_count = effect.counts.exposed;
  if (effect.kind === "not_estimable") {
    return { kind: "not_estimable", exposed_count, reasons: effect.reasons.map(reasonText) };
  }
  const { matched_count, window_days, confidence, effects } = effect;
  return {
    ...{ kind: "estimated", matched_count, exposed_count, window_days, confidence },
    ...{ lost: effects.lost.total, orders: effects.orders.total },
    ...{ revenue: effects.revenue.total, margin: effects.margin.total },
  };
}
