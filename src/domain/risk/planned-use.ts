import { daysBetween } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { valueAt } from "../math/value-at.ts";

/** Units that an open production order will take on a day (生产需求): known, not forecast. Plain JSON. */
export interface PlannedUse {
  readonly order_no: string;
  /** What the order makes. */
  readonly made_code: string;
  readonly day: Day;
  readonly quantity: number;
}

/**
 * Units that production takes through the end of the first d coming days, index d = 0 … `days`. What was to be taken
 * before today is taken today.
 */
export function plannedSums(uses: readonly PlannedUse[], today: Day, days: number): Float64Array {
  const sums = new Float64Array(days + 1);
  for (const { day, quantity } of uses) {
    const index = Math.max(0, daysBetween(today, day)) + 1;
    if (index <= days && quantity > 0) sums[index] = valueAt(sums, index) + quantity;
  }
  for (let d = 1; d <= days; d++) sums[d] = valueAt(sums, d) + valueAt(sums, d - 1);
  return sums;
}

/** Units taken through a day, or through the last one that is looked at. */
export function plannedThrough(sums: Float64Array, days: number): number {
  return sums[Math.min(days, sums.length - 1)] ?? 0;
}

/** Uses of the coming days, the earliest first. */
export function usesWithin(uses: readonly PlannedUse[], today: Day, days: number): readonly PlannedUse[] {
  return uses
    .filter(({ day, quantity }) => quantity > 0 && daysBetween(today, day) < days)
    .toSorted((a, b) => (a.day === b.day ? (a.order_no < b.order_no ? -1 : 1) : a.day < b.day ? -1 : 1));
}

/** Rounding of sums of fractions must not make a supply fall short of what it covers exactly. */
const SLACK = 1e-9;

/** What production leaves of a supply. A whole number of units stays whole. */
export function leftOver(supply: number, planned: number): number {
  if (planned === 0) return supply;
  const left = supply - planned;
  const whole = Math.round(left);
  return Math.abs(left - whole) <= SLACK * Math.max(1, Math.abs(planned)) ? whole : left;
}
