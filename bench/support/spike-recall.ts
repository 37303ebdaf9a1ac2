import { createSpikeWatch } from "../../src/domain/anomaly/spike-watch.ts";
import type { Injected } from "./spike-injection.ts";

/** A score of each day of each series, by that day and those before it. */
export type SpikeScorer = (series: readonly Float64Array[]) => readonly Float32Array[];

/** Ours, day by day over all series. */
export const ourScores: SpikeScorer = (series) => {
  const watch = createSpikeWatch(series.length);
  const scores = series.map(({ length }) => new Float32Array(length));
  const today = new Float64Array(series.length);
  const days = series[0]?.length ?? 0;
  for (let day = 0; day < days; day++) {
    series.forEach((values, i) => (today[i] = values[day] ?? 0));
    const scored = watch.next(today);
    scores.forEach((own, i) => (own[day] = scored[i] ?? 0));
  }
  return scores;
};

/** Standard deviations above the mean of all days before: the rule that three of them are unusual, ranked. */
export const sigmaScores: SpikeScorer = (series) =>
  series.map((values) => {
    let [sum, squares] = [0, 0];
    return Float32Array.from(values, (value, day) => {
      const mean = sum / Math.max(1, day);
      const sd = Math.sqrt(Math.max(0, squares / Math.max(1, day) - mean * mean));
      sum += value;
      squares += value * value;
      if (day < 14) return 0;
      return sd > 0 ? (value - mean) / sd : value > mean ? 9 : 0;
    });
  });

/** Share of the days with a spike above the score that a share of the judged days without one exceed. */
export function recallAt(
  false_share: number,
  scores: readonly Float32Array[],
  { spiked, judged_from }: Injected,
): number {
  const [ordinary, unusual]: [number[], number[]] = [[], []];
  scores.forEach((own, i) => {
    for (let day = judged_from; day < own.length; day++) {
      (spiked[i]?.[day] === 1 ? unusual : ordinary).push(own[day] ?? 0);
    }
  });
  const threshold =
    Float32Array.from(ordinary)
      .sort()
      .at(Math.ceil(ordinary.length * (1 - false_share)) - 1) ?? Infinity;
  return unusual.filter((score) => score > threshold).length / unusual.length;
}
