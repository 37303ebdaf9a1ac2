import type { History } from "../history.ts";
import { advanceBank, BANK_SIZE, bankLevel, createBank } from "../smoothing-bank.ts";
import { valueAt } from "../../math/value-at.ts";

/** What the bank knew at one moment of an item's past, and what came: all relative to the item's own scale. */
export interface BankTrial {
  readonly estimates: Float64Array;
  /** Mean level of the days that followed. */
  readonly actual: number;
  /** The item's scale, units: root mean square of its day-to-day changes. */
  readonly scale: number;
  /** Which of the moments compared, 0 = earliest. */
  readonly moment: number;
}

/** Moments of the past from which the coming `days` are compared, the same number for every item, oldest first. */
export function momentsOf(historyDays: number, days: number, moments: number): readonly number[] {
  const last = historyDays - 1 - days;
  const first = Math.min(last, Math.floor(historyDays * 0.45));
  if (first < 8) return [];
  return Array.from({ length: moments }, (_, k) => Math.round(first + ((last - first) * k) / Math.max(1, moments - 1)));
}

/** The trials of one history; none where it is too short or never moves. */
export function bankTrials(history: History, days: number, pace: number, moments: number): readonly BankTrial[] {
  const { values, index, value_sums, index_sums } = history;
  const wanted = momentsOf(values.length, days, moments);
  const bank = createBank(pace);
  const trials: BankTrial[] = [];
  let squares = 0;
  for (let t = 0; trials.length < wanted.length && t < values.length; t++) {
    advanceBank(bank, valueAt(values, t), valueAt(index, t));
    if (t > 0) squares += (valueAt(values, t) - valueAt(values, t - 1)) ** 2;
    while (wanted[trials.length] === t) {
      const scale = Math.sqrt(squares / Math.max(1, t)) || 1;
      const shares = valueAt(index_sums, t + 1 + days) - valueAt(index_sums, t + 1);
      const demand = valueAt(value_sums, t + 1 + days) - valueAt(value_sums, t + 1);
      trials.push({
        estimates: Float64Array.from({ length: BANK_SIZE }, (_, i) => bankLevel(bank, i) / scale),
        actual: shares > 0 ? demand / shares / scale : 0,
        scale,
        moment: trials.length,
      });
    }
  }
  return trials;
}

/** Mean squared error of the weighted estimates. */
export function trialError(trials: readonly BankTrial[], weights: Float64Array, drift = 1): number {
  let sum = 0;
  for (const trial of trials) sum += (trial.actual - drift * weighted(trial.estimates, weights)) ** 2;
  return sum / Math.max(1, trials.length);
}

/** Σ weight·estimate. */
export function weighted(estimates: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += valueAt(estimates, i) * valueAt(weights, i);
  return sum;
}
