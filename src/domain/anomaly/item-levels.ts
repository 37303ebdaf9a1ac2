import { logRisingFactorial } from "../math/log-rising-factorial.ts";
import { valueAt } from "../math/value-at.ts";

/** Weight of the newest day in each of the memories: some 100, 25, 8 and 3 days long. */
const SMOOTHING = Float64Array.of(0.01, 0.04, 0.12, 0.3);
const MEMORIES = SMOOTHING.length;
/** An item is believed to sell this much a day, with the weight of half a day that never fades: two idle days end nothing. */
const FIRST_LEVEL = 0.3;
const FIRST_WEIGHT = 0.5;
/** How much of yesterday's trust in a memory is kept. */
const TRUST_KEPT = 0.98;

/** Levels of many items, one day after the other. */
export interface ItemLevels {
  /** Units per average day of each item, as known before today. */
  readonly level: Float64Array;
  /** Takes in the day's values of all items. */
  learn(day: LearntDay): void;
}

/** A day of all items: what sold (spikes cut off), its weekday factor, and the dispersion. */
export interface LearntDay {
  readonly values: Float64Array;
  readonly factors: Float64Array;
  readonly dispersions: Float64Array;
}

/**
 * Mean of four exponentially forgetting levels (Σ values ÷ Σ factors), each weighing as well as it foretold the days so
 * far: Bayesian model averaging with forgetting (Raftery, Kárný & Ettler 2010, eqs. 15–17).
 */
export function createItemLevels(count: number): ItemLevels {
  const level = new Float64Array(count).fill(FIRST_LEVEL);
  const sold = new Float64Array(count * MEMORIES);
  const exposure = new Float64Array(count * MEMORIES);
  const trust = new Float64Array(count * MEMORIES);

  function learnItem(item: number, value: number, factor: number, dispersion: number): void {
    const whole = Math.round(value);
    const scale = factor / (dispersion - 1);
    const logDispersion = Math.log(dispersion);
    for (let k = 0, at = item * MEMORIES; k < MEMORIES; k++, at++) {
      const size = memoryLevel(at) * scale;
      const kept = 1 - valueAt(SMOOTHING, k);
      trust[at] = TRUST_KEPT * valueAt(trust, at) + logRisingFactorial(size, whole) - size * logDispersion;
      sold[at] = kept * valueAt(sold, at) + value;
      exposure[at] = kept * valueAt(exposure, at) + factor;
    }
    level[item] = blended(item * MEMORIES);
  }

  function memoryLevel(at: number): number {
    return (valueAt(sold, at) + FIRST_LEVEL * FIRST_WEIGHT) / (valueAt(exposure, at) + FIRST_WEIGHT);
  }

  function blended(start: number): number {
    let best = -Infinity;
    for (let at = start; at < start + MEMORIES; at++) best = Math.max(best, valueAt(trust, at));
    let sum = 0;
    let weights = 0;
    for (let at = start; at < start + MEMORIES; at++) {
      const weight = Math.exp(valueAt(trust, at) - best);
      sum += weight * memoryLevel(at);
      weights += weight;
    }
    return sum / weights;
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
