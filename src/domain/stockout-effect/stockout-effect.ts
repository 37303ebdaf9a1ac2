import { type BalanceRow, balanceTable } from "./balance.ts";
import { finished, type Steps } from "../math/steps.ts";
import { bootstrapSteps, type Interval, scaled } from "./bootstrap-interval.ts";
import type { Comparison } from "./comparison.ts";
import type { EffectOptions } from "./effect-options.ts";
import { matchedDifferenceSteps } from "./matched-difference.ts";
import type { MatchedSet } from "./matched-sets.ts";
import { laterExposureShares, lostAfter, OUTCOMES, type OutcomeName, outcomesAround } from "./outcomes.ts";
import { windowSum } from "./panel-window.ts";
import { type PreTrend, preTrend } from "./pre-trend.ts";
import { hiddenDifference, type HiddenDifference, type Variant, variants } from "./sensitivity.ts";
import type { ExposedCounts, TrialFrame } from "./trial-frame.ts";

/** What stockouts did to the customers who met them, or why it cannot be told. */
export type StockoutEffect = EstimatedEffect | ({ readonly kind: "not_estimable" } & NotEstimable);

/** Why it cannot be told: every reason that was found. */
export interface NotEstimable {
  readonly counts: ExposedCounts;
  readonly reasons: readonly NotEstimableReason[];
}

/** A reason with what was found and what is needed. */
export type NotEstimableReason =
  | { readonly code: "too_few_exposed"; readonly found: number; readonly needed: number }
  | { readonly code: "too_few_matched"; readonly found: number; readonly needed: number }
  | { readonly code: "too_few_controls"; readonly found: number; readonly needed: number }
  | { readonly code: "low_matched_share"; readonly found: number; readonly needed: number }
  | {
      readonly code: "unbalanced";
      readonly behaviour: BalanceRow["behaviour"];
      readonly found: number;
      readonly needed: number;
    }
  | { readonly code: "pre_trend"; readonly found: number; readonly needed: number };

/** A change caused by the first exposure. */
export interface OutcomeEffect {
  /** Per exposed customer: lost 0–1, orders, yuan. */
  readonly per_customer: Interval;
  /** Over all that were compared: customers, orders, yuan. */
  readonly total: Interval;
}

/** The estimate and all that is needed to judge it. */
export interface EstimatedEffect {
  readonly kind: "estimated";
  readonly counts: ExposedCounts;
  /** Exposed customers that were compared; totals are over these alone. */
  readonly matched_count: number;
  /** Different customers they were compared with. */
  readonly control_count: number;
  readonly window_days: number;
  readonly confidence: number;
  readonly effects: Readonly<Record<OutcomeName, OutcomeEffect>>;
  /** What a naive count would call lost to stockouts: the lost share of the exposed, 0–1. */
  readonly lost_share: number;
  readonly balance: readonly BalanceRow[];
  readonly pre_trend: PreTrend;
  readonly variants: readonly Variant[];
  readonly hidden: HiddenDifference;
}

/**
 * Effect of a first exposure on the exposed (ATT) over the window after it: each exposed customer against customers of
 * the same period who ordered unexposed and had behaved alike, difference in differences, bias-corrected.
 */
export function stockoutEffect(compared: Comparison): StockoutEffect {
  return finished(stockoutEffectSteps(compared));
}

/** The same an outcome, a draw or a few customers at a time. */
export function* stockoutEffectSteps(compared: Comparison): Steps<StockoutEffect> {
  const { frame, options, sets, wide } = compared;
  const sizes = sizeReasons(frame.counts.usable, sets, options);
  if (sizes.length > 0) return { kind: "not_estimable", counts: frame.counts, reasons: sizes };
  yield;
  const balance = wide.spread === null ? [] : yield* balanceTable(sets, wide.spread);
  const pre_trend = yield* preTrend(frame, options);
  const reasons = [...imbalance(balance, options), ...diverging(pre_trend, options)];
  if (reasons.length > 0) return { kind: "not_estimable", counts: frame.counts, reasons };
  const figures = yield* estimated(frame, sets, options);
  return { ...figures, balance, pre_trend, variants: yield* variants(compared) };
}

function sizeReasons(
  usable: number,
  sets: readonly MatchedSet[],
  options: EffectOptions,
): readonly NotEstimableReason[] {
  const { least_exposed, least_controls, least_matched_share } = options;
  if (usable < least_exposed) return [{ code: "too_few_exposed", found: usable, needed: least_exposed }];
  const controls = controlCount(sets);
  const share = sets.length / usable;
  const found = [
    { code: "too_few_matched", found: sets.length, needed: least_exposed },
    { code: "too_few_controls", found: controls, needed: least_controls },
    { code: "low_matched_share", found: share, needed: least_matched_share },
  ] as const;
  return found.filter((reason) => reason.found < reason.needed);
}

function controlCount(sets: readonly MatchedSet[]): number {
  return new Set(sets.flatMap(({ controls }) => controls.map(({ customer }) => customer))).size;
}

function imbalance(balance: readonly BalanceRow[], { most_imbalance }: EffectOptions): readonly NotEstimableReason[] {
  return balance
    .filter(({ after }) => Math.abs(after) > most_imbalance)
    .map(({ behaviour, after }) => ({ code: "unbalanced", behaviour, found: Math.abs(after), needed: most_imbalance }));
}

function diverging(trend: PreTrend, { tolerated_pre_trend }: EffectOptions): readonly NotEstimableReason[] {
  if (trend.kind === "unchecked" || trend.verdict !== "diverging") return [];
  const { orders, base } = trend.placebo;
  return [{ code: "pre_trend", found: Math.abs(orders.value) / Math.max(base, 1e-9), needed: tolerated_pre_trend }];
}

function* estimated(frame: TrialFrame, sets: readonly MatchedSet[], options: EffectOptions) {
  const count = sets.length;
  const effects: OutcomeEffect[] = [];
  for (const name of OUTCOMES) {
    const per_customer = yield* bootstrapSteps(yield* outcomeDifference(frame, sets, name), options);
    effects.push({ per_customer, total: scaled(per_customer, count) });
  }
  const [lost, orders, revenue, margin] = effects as [
    ...[OutcomeEffect, OutcomeEffect, OutcomeEffect, OutcomeEffect], // one for each of the four
  ];
  const mean = (read: (customer: number, period: number) => number) =>
    sets.reduce((sum, { exposed }) => sum + read(exposed.customer, exposed.period), 0) / count;
  const lost_share = mean((c, p) => lostAfter(frame, c, p));
  const margin_before = mean((c, p) => windowSum(frame.panel, "margin", c, p - frame.window, p));
  return {
    ...{ kind: "estimated" as const, counts: frame.counts, matched_count: count, control_count: controlCount(sets) },
    ...{ window_days: options.window_days, confidence: options.confidence, lost_share },
    effects: { lost, orders, revenue, margin },
    hidden: hiddenDifference(lost.per_customer, lost_share, margin.per_customer, margin_before),
  };
}

/** The matched difference of one outcome. */
function outcomeDifference(frame: TrialFrame, sets: readonly MatchedSet[], name: OutcomeName) {
  return matchedDifferenceSteps(sets, {
    value: (customer, period) =>
      name === "lost" ? lostAfter(frame, customer, period) : outcomesAround(frame, customer, period)[name],
    exposedShare: laterExposureShares(frame, sets, name),
  });
}
