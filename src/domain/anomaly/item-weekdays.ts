import { valueAt } from "../math/value-at.ts";

const DAYS_IN_WEEK = 7;
/** Full weeks needed before weekdays are told apart. */
const LEAST_DAYS = 28;
/** What is kept of a weekday's memory when it comes round again: about a year. */
const KEPT = 0.985;
/** Units, per unit of dispersion, for which the weekday of all items together stands beside the item's own. */
const PRIOR_UNITS = 40;
/** A weekday on which nothing was ever sold may still come to sell. */
const LEAST_FACTOR = 0.01;

/** Weekday factors of many items. Weekdays are places in a round of seven; which of them is Monday does not matter. */
export interface ItemWeekdays {
  /** Fills in each item's factor for the weekday, as known before today. */
  fill(factors: Float64Array, weekday: number, dispersions: Float64Array): void;
  /** Takes in what sold on the weekday beside the level of each item. */
  learn(weekday: number, values: Float64Array, levels: Float64Array): void;
}

/** Ratio of sold to level on a weekday, drawn towards that of all items by a gamma prior. */
export function createItemWeekdays(count: number): ItemWeekdays {
  const sold = new Float64Array(count * DAYS_IN_WEEK);
  const foreseen = new Float64Array(count * DAYS_IN_WEEK);
  const totalSold = new Float64Array(DAYS_IN_WEEK);
  const totalForeseen = new Float64Array(DAYS_IN_WEEK);
  let days = 0;

  return {
    fill(factors, weekday, dispersions) {
      if (days < LEAST_DAYS) {
        factors.fill(1);
        return;
      }
      const common = valueAt(totalSold, weekday) / Math.max(valueAt(totalForeseen, weekday), Number.EPSILON);
      for (let i = 0, at = weekday; i < count; i++, at += DAYS_IN_WEEK) {
        const prior = PRIOR_UNITS * valueAt(dispersions, i);
        const own = valueAt(sold, at) + prior * common;
        factors[i] = Math.max(LEAST_FACTOR, own / (valueAt(foreseen, at) + prior));
      }
    },
    learn(weekday, values, levels) {
      days++;
      let sumSold = 0;
      let sumForeseen = 0;
      for (let i = 0, at = weekday; i < count; i++, at += DAYS_IN_WEEK) {
        sold[at] = KEPT * valueAt(sold, at) + valueAt(values, i);
        foreseen[at] = KEPT * valueAt(foreseen, at) + valueAt(levels, i);
        sumSold += valueAt(values, i);
        sumForeseen += valueAt(levels, i);
      }
      totalSold[weekday] = KEPT * valueAt(totalSold, weekday) + sumSold;
      totalForeseen[weekday] = KEPT * valueAt(totalForeseen, weekday) + sumForeseen;
    },
  };
}
