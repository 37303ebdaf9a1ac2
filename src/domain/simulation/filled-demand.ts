import { dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { Random } from "../math/seeded-random.ts";

/** Demand as it is replayed. */
export interface FilledDemand {
  /** Units wanted each day. */
  readonly demand: readonly number[];
  /** Days on which something was added for the hours without stock. */
  readonly filled_days: number;
}

/** In-stock days before a day that was out of stock, from which its demand is drawn. */
const NEAR_DAYS = 56;

/**
 * Demand of `days` days from `first_day` on. What nobody could ask for while the shelf was empty is drawn from the
 * latest in-stock days before: on a day in stock for the share f, with the chance 1 − f, so that the mean is requested +
 * (1 − f)·mean and whole units stay whole. A day all out of stock has at least what was requested nevertheless.
 */
export function filledDemand(series: DemandSeries, first_day: Day, days: number, random: Random): FilledDemand {
  const offset = dayNumber(first_day) - dayNumber(series.first_day);
  const near = inStockBefore(series, offset);
  const demand: number[] = [];
  let filled_days = 0;
  for (let d = 0; d < days; d++) {
    const requested = series.quantity[offset + d] ?? 0;
    const in_stock = series.in_stock[offset + d] ?? 1;
    const unseen = in_stock < 1 ? drawn(near, 1 - in_stock, random) : 0;
    demand.push(in_stock <= 0 ? Math.max(requested, unseen) : requested + unseen);
    if ((demand.at(-1) ?? 0) > requested) filled_days++;
    if (in_stock >= 1) keep(near, requested);
  }
  return { demand, filled_days };
}

function inStockBefore({ quantity, in_stock }: DemandSeries, offset: number): number[] {
  const near: number[] = [];
  for (let i = 0; i < Math.min(offset, quantity.length); i++) {
    if ((in_stock[i] ?? 1) >= 1) keep(near, quantity[i] ?? 0);
  }
  return near;
}

function keep(near: number[], requested: number): void {
  near.push(requested);
  if (near.length > NEAR_DAYS) near.shift();
}

/** One of the near days' demand with the given chance, else nothing. Both draws are made whatever comes of them. */
function drawn(near: readonly number[], chance: number, random: Random): number {
  const [isSeen, place] = [random() >= chance, random()];
  return isSeen ? 0 : (near[Math.floor(place * near.length)] ?? 0);
}
