import { PRIOR_DELIVERIES } from "../inventory/lead-time-spread.ts";
import { grouped } from "../math/grouped.ts";
import { quantile } from "../math/quantile.ts";
import { rankSumTail } from "../math/rank-sum.ts";
import { sampleOf } from "../math/sample.ts";
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
 * towards nought as if by three deliveries more.
 */
function alignedDays(deliveries: readonly SupplierDelivery[]): readonly number[] {
  const logs = deliveries.map(({ lead_days }) => Math.log1p(Math.max(0, lead_days)));
  const { mean } = sampleOf(logs);
  const distances = deliveries.flatMap(({ item_codes }, index) =>
    item_codes.map((item_code) => ({ item_code, distance: (logs[index] ?? mean) - mean })),
  );
  const typical = new Map(
    [...grouped(distances, ({ item_code }) => item_code)].map(([item_code, ofItem]) => {
      const sum = ofItem.reduce((total, { distance }) => total + distance, 0);
      return [item_code, sum / (ofItem.length + PRIOR_DELIVERIES)];
    }),
  );
  return deliveries.map(({ item_codes }, index) => {
    const ofItems = item_codes.map((item_code) => typical.get(item_code) ?? 0);
    return (logs[index] ?? mean) - sampleOf(ofItems).mean;
  });
}

function medianDays(deliveries: readonly SupplierDelivery[]): number {
  return quantile(
    deliveries.map(({ lead_days }) => lead_days),
    0.5,
  );
}
