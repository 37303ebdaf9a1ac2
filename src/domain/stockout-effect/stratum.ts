import { CATEGORY_PLACE, LINES_PLACE } from "./behaviour-before.ts";
import { valueAt } from "../math/value-at.ts";

const ORDER_BOUNDS = [1, 2, 4, 8, 16].map((orders) => Math.log1p(orders) - 1e-9);

/** Lines of the order at exposure; longer orders meet more shortages. */
const LINE_BOUNDS = [2, 4].map((lines) => Math.log(lines) - 1e-9);

const SHARE_BOUNDS = [1e-9, 0.4, 0.6];

/**
 * The cell of coarsened exact matching (Iacus, King & Porro 2012) that a customer lies in: the group, orders in the window
 * before in steps of doubling, lines of the order at exposure (1, 2–3, more), whether the customer is as old as the window,
 * and how much of what they ask for is of the class (nothing, some, two fifths, three fifths).
 */
export function stratum(behaviour: Float64Array, at: number, group: number, window: number): number {
  const orders = stepsPassed(ORDER_BOUNDS, valueAt(behaviour, at));
  const lines = stepsPassed(LINE_BOUNDS, valueAt(behaviour, at + LINES_PLACE));
  const isNew = valueAt(behaviour, at + 3) < Math.log1p(window) ? 1 : 0;
  const share = stepsPassed(SHARE_BOUNDS, valueAt(behaviour, at + CATEGORY_PLACE));
  const cell = (group * (ORDER_BOUNDS.length + 1) + orders) * (LINE_BOUNDS.length + 1) + lines;
  return (cell * 2 + isNew) * (SHARE_BOUNDS.length + 1) + share;
}

function stepsPassed(bounds: readonly number[], value: number): number {
  let steps = 0;
  for (const bound of bounds) if (value >= bound) steps++;
  return steps;
}
