import { valueAt } from "../math/value-at.ts";
import type { LearntDay } from "./item-levels.ts";

/** Weight of the newest day on sale: a memory of some 25 of them. */
const SMOOTHING = 0.04;
/** Before its first day an item is believed to sell this much, with the weight of half a day. */
const FIRST_LEVEL = 0.3;
const FIRST_WEIGHT = 0.5;
/** −ln of the chance of so many days without a sale from which on the item is taken to be off the shelf: 1.8 %. */
const LONGEST_CHANCE = 4;

/** What many items sell while they are on sale, one day after the other. */
export interface OnSaleLevels {
  /** Units per average day on sale of each item, as known before today. */
  readonly level: Float64Array;
  /** Takes in the day's values of all items. */
  learn(day: LearntDay): void;
}

/**
 * An exponentially forgetting level that stops forgetting once a run without sales is too long for chance, where
 * P(no sale) = φ^(−m ÷ (φ − 1)), negative binomial. Nobody tells the watch what was in stock; an item that comes back
 * sells as before it went, and that is no spike.
 */
export function createOnSaleLevels(count: number): OnSaleLevels {
  const level = new Float64Array(count).fill(FIRST_LEVEL);
  const sold = new Float64Array(count);
  const exposure = new Float64Array(count);
  /** −ln of the chance of the present run of days without a sale. */
  const idle = new Float64Array(count);

  function learnItem(item: number, value: number, factor: number, dispersion: number): void {
    const surprise = (valueAt(level, item) * Math.log(dispersion)) / (dispersion - 1);
    const run = value > 0 ? 0 : valueAt(idle, item) + surprise;
    idle[item] = run;
    if (run >= LONGEST_CHANCE) return;
    sold[item] = (1 - SMOOTHING) * valueAt(sold, item) + value;
    exposure[item] = (1 - SMOOTHING) * valueAt(exposure, item) + factor;
    level[item] = (valueAt(sold, item) + FIRST_LEVEL * FIRST_WEIGHT) / (valueAt(exposure, item) + FIRST_WEIGHT);
  }

  return {
    level,
    learn({ values, factors, dispersions }) {
      for (let i = 0; i < count; i++) {
        learnItem(i, valueAt(values, i), valueAt(factors, i), valueAt(dispersions, i));
      }
    },
  };
}
