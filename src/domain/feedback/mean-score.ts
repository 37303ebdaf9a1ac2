import { studentQuantile } from "../math/student-t.ts";
import { SCORES } from "./feedback-kind.ts";

/** The mean of customers' scores, and where it may lie (95 %); both ends null where too few scores say anything. */
export interface MeanScore {
  readonly count: number;
  /** 1–5; null without any score. */
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Fewer scores than this give a mean, but no interval. */
export const LEAST_SCORES = 5;

/**
 * Mean of scores with Student's interval m ± t·s/√n, kept within the scale. Where all say the same, s = 0 tells nothing of
 * the others: then up to 3/n of them may say the opposite (the rule of three, Hanley & Lippman-Hand 1983).
 */
export function meanScore(scores: readonly number[]): MeanScore {
  const count = scores.length;
  if (count === 0) return { count, mean: null, low: null, high: null };
  const mean = scores.reduce((sum, score) => sum + score, 0) / count;
  if (count < LEAST_SCORES) return { count, mean, low: null, high: null };
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  const { lowest, highest } = SCORES;
  if (squares === 0) {
    const others = Math.min(1, 3 / count);
    return { count, mean, low: mean - (mean - lowest) * others, high: mean + (highest - mean) * others };
  }
  const reach = studentQuantile(0.975, count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { count, mean, low: Math.max(lowest, mean - reach), high: Math.min(highest, mean + reach) };
}
