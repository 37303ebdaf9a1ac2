import { dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { isInScope } from "../demand/demand-scope.ts";
import type { DemandScope, ScopedItem } from "../demand/demand-scope.ts";
import { valueAt } from "../math/value-at.ts";

/** A person's word that demand will differ for a while, both days included. */
export interface DemandAdjustment {
  readonly scope: DemandScope;
  /** Multiple of demand, 1 = unchanged. */
  readonly factor: number;
  readonly start_date: Day;
  readonly end_date: Day;
  /** A hot event cools down: what the factor differs by halves in this many days; null = it stays. */
  readonly half_life_days: number | null;
  readonly reason: string;
  /** Who says so; null where nobody wrote it. */
  readonly adjusted_by: string | null;
}

/** A person may say a tenth or ten times, and no more than that with several adjustments together. */
const LARGEST_FACTOR = 10;

/** Factor of one adjustment on a day: 1 outside its days, else 1 + (factor − 1)·2^(−days since its start ÷ half-life). */
export function adjustmentOn({ factor, start_date, end_date, half_life_days }: DemandAdjustment, day: Day): number {
  if (day < start_date || day > end_date) return 1;
  const stated = clipped(factor);
  if (half_life_days === null || half_life_days <= 0) return stated;
  return 1 + (stated - 1) * 2 ** (-(dayNumber(day) - dayNumber(start_date)) / half_life_days);
}

/** Factor of each of some days for an item: the product of all adjustments that cover it, within a tenth and ten times. */
export function adjustmentFactors(
  adjustments: readonly DemandAdjustment[],
  item: ScopedItem,
  days: readonly Day[],
): Float64Array {
  const factors = new Float64Array(days.length).fill(1);
  for (const adjustment of adjustments.filter(({ scope }) => isInScope(scope, item))) {
    days.forEach((day, i) => (factors[i] = valueAt(factors, i) * adjustmentOn(adjustment, day)));
  }
  return factors.map(clipped);
}

function clipped(factor: number): number {
  return Math.min(LARGEST_FACTOR, Math.max(1 / LARGEST_FACTOR, factor));
}
