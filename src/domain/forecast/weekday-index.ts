import type { ObservedDemand } from "../demand/observed-demand.ts";
import { valueAt } from "../math/value-at.ts";

/** Weeks needed before weekdays are told apart. */
const LEAST_DAYS = 28;

/**
 * Seven factors with mean 1, Monday first: the weekday's mean relative to the overall mean, drawn towards 1 as far as
 * chance alone could explain the difference (James–Stein: weight τ² ÷ (τ² + standard error²), τ² by moments).
 */
export function weekdayIndex({ values, weekdays }: ObservedDemand): Float64Array {
  const index = new Float64Array(7).fill(1);
  const stats = weekdayStats(values, weekdays);
  if (values.length < LEAST_DAYS || stats.mean <= 0 || stats.counts.includes(0)) return index;
  const errors = stats.counts.map((count) => stats.residualVariance / count);
  const spread = stats.ratios.reduce((sum, ratio) => sum + (ratio - 1) ** 2, 0) / 6;
  const between = Math.max(0, spread - errors.reduce((sum, error) => sum + error, 0) / 7);
  if (between === 0) return index;
  let total = 0;
  for (let day = 0; day < 7; day++) {
    const weight = between / (between + valueAt(errors, day));
    index[day] = Math.max(0, 1 + weight * (valueAt(stats.ratios, day) - 1));
    total += valueAt(index, day);
  }
  return index.map((factor) => (factor * 7) / total);
}

function weekdayStats(values: Float64Array, weekdays: Float64Array) {
  const counts = new Float64Array(7);
  const sums = new Float64Array(7);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const day = valueAt(weekdays, i);
    counts[day] = valueAt(counts, day) + 1;
    sums[day] = valueAt(sums, day) + valueAt(values, i);
    total += valueAt(values, i);
  }
  const mean = total / values.length;
  const ratios = sums.map((sum, day) => sum / (valueAt(counts, day) * mean));
  let squares = 0;
  for (let i = 0; i < values.length; i++)
    squares += (valueAt(values, i) / mean - valueAt(ratios, valueAt(weekdays, i))) ** 2;
  return { mean, counts, ratios, residualVariance: squares / Math.max(1, values.length - 7) };
}
