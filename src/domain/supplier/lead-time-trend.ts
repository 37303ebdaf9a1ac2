import { grouped } from "../math/grouped.ts";
import { quantile } from "../math/quantile.ts";
import { rankSumTail } from "../math/rank-sum.ts";
import { type Sample, sampleOf } from "../math/sample.ts";
import type { SupplierDelivery } from "./supplier-deliveries.ts";

/** The last deliveries beside the ones before, in working days. */
export type LeadTimeTrend =
  | { readonly kind: "too_few"; readonly deliveries: number; readonly needed: number }
  | ({ readonly kind: "lengthened" | "shortened" | "steady" } & TrendFigures);

/** What a trend is told by. */
export interface TrendFigures {
  readonly recent_count: number;
  readonly before_count: number;
  /** Medians. */
  readonly recent_days: number;
  readonly before_days: number;
  /** By how much it takes longer, like items compared: 1 = as before. */
  readonly ratio: number;
  /** Chance of so high recent lead times where nothing has changed. */
  readonly p_value: number;
}

/** Deliveries a trend needs: some that are recent and twice as many before. */
const LEAST_RECENT = 4;
const LEAST_BEFORE = 8;
const MOST_RECENT = 8;
/** Older ones tell little about today. */
const MOST_BEFORE = 40;

/** A supplier that has not changed is taken for a slower one at no more than one look in 200. */
export const FALSE_ALARM_RATE = 0.005;
/** A change that matters: a fifth, and at least a working day. */
const LEAST_RATIO = 1.2;
const LEAST_DAYS = 1;

/**
 * Whether the lead time has changed: the last deliveries (a quarter, 4 to 8) against up to 40 before them. The exact
 * rank-sum test on ln(1 + days) from which what is typical of an item was taken (aligned ranks, Hodges & Lehmann 1962,
 * Annals of Mathematical Statistics 33(2), 482–497), so that an order of slow items alone is no change. Ranks, because one
 * delivery that took half a year says nothing about the others.
 */
export function leadTimeTrend(deliveries: readonly SupplierDelivery[]): LeadTimeTrend {
  const needed = LEAST_RECENT + LEAST_BEFORE;
  if (deliveries.length < needed) return { kind: "too_few", deliveries: deliveries.length, needed };
  const recent_count = Math.min(MOST_RECENT, Math.max(LEAST_RECENT, Math.floor(deliveries.length / 4)));
  const looked = deliveries.slice(-(MOST_BEFORE + recent_count));
  const aligned = alignedDays(looked);
  const [before, recent] = [aligned.slice(0, -recent_count), aligned.slice(-recent_count)];
  const figures = {
    recent_count,
    before_count: before.length,
    recent_days: medianDays(looked.slice(-recent_count)),
    before_days: medianDays(looked.slice(0, -recent_count)),
    ratio: Math.exp(sampleOf(recent).mean - sampleOf(before).mean),
    p_value: rankSumTail(before, recent),
  };
  return { kind: kindOf(figures, () => rankSumTail(recent, before)), ...figures };
}

function kindOf(
  { ratio, p_value, recent_days, before_days }: TrendFigures,
  shorterTail: () => number,
): "lengthened" | "shortened" | "steady" {
  if (Math.abs(recent_days - before_days) < LEAST_DAYS) return "steady";
  if (ratio >= LEAST_RATIO && recent_days > before_days && p_value <= FALSE_ALARM_RATE) return "lengthened";
  if (ratio <= 1 / LEAST_RATIO && recent_days < before_days && shorterTail() <= FALSE_ALARM_RATE) return "shortened";
  return "steady";
}

/**
 * ln(1 + days) of each delivery less what is typical of its items: each item's mean distance from all deliveries, drawn
 * towards nought by n ÷ (n + κ), κ = variance within items ÷ variance between them (best linear prediction, Robinson 1991,
 * Statistical Science 6(1), 15–32). Where no item came twice nothing is known to be typical, and nothing is taken.
 */
function alignedDays(deliveries: readonly SupplierDelivery[]): readonly number[] {
  const logs = deliveries.map(({ lead_days }) => Math.log1p(Math.max(0, lead_days)));
  const { mean, variance } = sampleOf(logs);
  const distances = deliveries.flatMap(({ item_codes }, index) =>
    item_codes.map((item_code) => ({ item_code, distance: (logs[index] ?? mean) - mean })),
  );
  const byItem = [...grouped(distances, ({ item_code }) => item_code)].map(([item_code, lines]) => {
    return { item_code, sample: sampleOf(lines.map(({ distance }) => distance)) };
  });
  const drawnBy = drawing(
    byItem.map(({ sample }) => sample),
    variance,
  );
  const typical = new Map(byItem.map(({ item_code, sample }) => [item_code, sample.mean * drawnBy(sample.count)]));
  return deliveries.map(({ item_codes }, index) => {
    const ofItems = item_codes.map((item_code) => typical.get(item_code) ?? 0);
    return (logs[index] ?? mean) - sampleOf(ofItems).mean;
  });
}

/** n ÷ (n + κ) by the items' samples and the variance of all. */
function drawing(samples: readonly Sample[], variance: number): (count: number) => number {
  const repeats = samples.reduce((sum, { count }) => sum + count - 1, 0);
  if (repeats === 0) return () => 0;
  const within = samples.reduce((sum, sample) => sum + sample.variance * (sample.count - 1), 0) / repeats;
  const between = Math.max(0, variance - within);
  return (count) => (between === 0 ? 0 : count / (count + within / between));
}

function medianDays(deliveries: readonly SupplierDelivery[]): number {
  return quantile(
    deliveries.map(({ lead_days }) => lead_days),
    0.5,
  );
}
