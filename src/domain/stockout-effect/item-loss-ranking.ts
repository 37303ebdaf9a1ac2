import { sampleOf } from "../math/sample.ts";
import type { Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";
import { laterExposureShares, lostAfter } from "./outcomes.ts";
import { matchedDifferenceSteps } from "./matched-difference.ts";
import type { MatchedSet } from "./matched-sets.ts";
import type { TrialFrame } from "./trial-frame.ts";

/** An item whose shortages were met, with what they cost in customers. */
export interface ItemLoss {
  readonly item_code: string;
  /** Customers whose first shortage was of this item and who were compared. */
  readonly exposed_count: number;
  /** Share of them lost because of it, as measured; wild where few were exposed. */
  readonly raw_lost_share: number;
  /** The same, drawn towards the mean of all items as far as the item's own numbers are weak. */
  readonly lost_share: number;
  /** Standard error of `lost_share`. */
  readonly standard_error: number;
  /** exposed_count × lost_share; below nought is no loss. */
  readonly customers_lost: number;
}

/** What each item's first exposures did, as measured. */
export interface MeasuredItem {
  readonly item_code: string;
  readonly exposed_count: number;
  readonly raw_lost_share: number;
}

/** Items by the share of customers they lose, the worst first. Some customers at a time. */
export function* itemLossSteps(frame: TrialFrame, sets: readonly MatchedSet[]): Steps<readonly ItemLoss[]> {
  if (sets.length === 0) return [];
  const { differences } = yield* matchedDifferenceSteps(sets, {
    value: (c, p) => lostAfter(frame, c, p),
    exposedShare: laterExposureShares(frame, sets, "lost"),
  });
  const byItem = new Map<string, number[]>();
  sets.forEach(({ exposed: { exposure } }, i) => {
    const own = byItem.get(exposure.item_code) ?? [];
    own.push(valueAt(differences, i));
    byItem.set(exposure.item_code, own);
  });
  const measured = [...byItem].map(([item_code, own]) => {
    return { item_code, exposed_count: own.length, raw_lost_share: sampleOf(own).mean };
  });
  return shrunkItems(measured, sampleOf([...differences]).variance);
}

/**
 * Empirical Bayes, normal–normal (Morris 1983): the spread between items by the moments of DerSimonian & Laird (1986). One
 * variance of a single customer's difference serves all items, because three customers do not tell their own.
 */
export function shrunkItems(measured: readonly MeasuredItem[], variance: number): readonly ItemLoss[] {
  const between = betweenVariance(measured, variance);
  const weight = (count: number) => 1 / (between + variance / count);
  const mean = weightedMean(measured, weight);
  const items = measured.map((item) => {
    const own = variance / item.exposed_count;
    const trust = between + own > 0 ? between / (between + own) : 0;
    const lost_share = mean + trust * (item.raw_lost_share - mean);
    const standard_error = Math.sqrt(trust * own);
    return { ...item, lost_share, standard_error, customers_lost: item.exposed_count * lost_share };
  });
  return items.sort((a, b) => b.lost_share - a.lost_share || b.exposed_count - a.exposed_count);
}

function betweenVariance(measured: readonly MeasuredItem[], variance: number): number {
  if (measured.length < 2 || variance <= 0) return 0;
  const total = measured.reduce((sum, { exposed_count }) => sum + exposed_count, 0);
  const squares = measured.reduce((sum, { exposed_count }) => sum + exposed_count ** 2, 0);
  const mean = weightedMean(measured, (count) => count);
  const scatter = measured.reduce((sum, one) => sum + one.exposed_count * (one.raw_lost_share - mean) ** 2, 0);
  return Math.max(0, (scatter - (measured.length - 1) * variance) / (total - squares / total));
}

function weightedMean(measured: readonly MeasuredItem[], weightOf: (count: number) => number): number {
  const weights = measured.map(({ exposed_count }) => weightOf(exposed_count));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!Number.isFinite(total)) return sampleOf(measured.map(({ raw_lost_share }) => raw_lost_share)).mean;
  return measured.reduce((sum, { raw_lost_share }, i) => sum + raw_lost_share * (weights[i] ?? 0), 0) / total;
}
