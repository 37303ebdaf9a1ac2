/** A score, higher = the more likely, and what came. */
export interface ScoredCase {
  readonly score: number;
  readonly happened: boolean;
}

/**
 * Average precision Σ (R_k − R_{k−1})·P_k over the scores from high to low; cases of one score count together, so that a
 * rule that only says yes or no is not ranked by chance. NaN where nothing happened.
 */
export function averagePrecision(cases: readonly ScoredCase[]): number {
  const positives = cases.filter(({ happened }) => happened).length;
  const groups = Map.groupBy(cases, ({ score }) => score);
  let sum = 0;
  let [taken, hits] = [0, 0];
  for (const [, group] of [...groups].sort(([a], [b]) => b - a)) {
    const found = group.filter(({ happened }) => happened).length;
    taken += group.length;
    hits += found;
    sum += (found * hits) / taken;
  }
  return sum / positives;
}

const BINS = 10;

/**
 * Expected calibration error Σ n_b ÷ n·|mean probability − share that happened| over ten bins of equal width
 * (Naeini, Cooper & Hauskrecht 2015).
 */
export function calibrationError(cases: readonly ScoredCase[]): number {
  const bins = Map.groupBy(cases, ({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)));
  let sum = 0;
  for (const bin of bins.values()) {
    const stated = bin.reduce((total, { score }) => total + score, 0);
    const happened = bin.filter((one) => one.happened).length;
    sum += Math.abs(stated - happened);
  }
  return sum / cases.length;
}
