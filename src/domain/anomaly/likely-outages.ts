import { idleProbability } from "./idle-run.ts";

/** Days without sales that demand alone hardly explains. */
export interface LikelyOutage {
  /** Place of the first day in the series. */
  readonly start: number;
  readonly days: number;
  /** P(so long a run without sales), had there been stock. */
  readonly probability: number;
}

/** Days beside a run, on each side, that say what was usual. */
const CONTEXT_DAYS = 28;
const LEAST_CONTEXT_DAYS = 14;

/**
 * Runs of days without sales that are improbable under the demand around them, for tenants without a history of stock.
 * The threshold is shared by all runs of the series. An item that often idles must idle longer: the probability is at
 * least that of so many idle days in a row at its own share of idle days.
 */
export function likelyOutages(values: readonly number[], threshold: number): readonly LikelyOutage[] {
  const runs = idleRuns(values);
  return runs
    .map((run) => ({ ...run, probability: runProbability(values, run) }))
    .filter(({ probability }) => probability < threshold / runs.length);
}

/** In-stock fraction of each day as sales alone tell: 0 in a likely outage, else 1. */
export function inStockFromSales(values: readonly number[], threshold: number): readonly number[] {
  const fractions = values.map(() => 1);
  for (const { start, days } of likelyOutages(values, threshold)) fractions.fill(0, start, start + days);
  return fractions;
}

type Run = Omit<LikelyOutage, "probability">;

function idleRuns(values: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let day = 0; day <= values.length; day++) {
    if (day < values.length && (values[day] ?? 0) <= 0) continue;
    // Before the first sale the item may not have been on sale.
    if (day > start && start > 0) runs.push({ start, days: day - start });
    start = day + 1;
  }
  return runs;
}

function runProbability(values: readonly number[], { start, days }: Run): number {
  const around = [
    ...values.slice(Math.max(0, start - CONTEXT_DAYS), start),
    ...values.slice(start + days).slice(0, CONTEXT_DAYS),
  ];
  if (around.length < LEAST_CONTEXT_DAYS) return 1;
  const known_units = around.reduce((sum, value) => sum + value, 0);
  const mean = known_units / around.length;
  const variance = around.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (around.length - 1);
  const idleShare = around.filter((value) => value <= 0).length / around.length;
  const byLaw = idleProbability({
    expected: new Array<number>(days).fill(mean),
    dispersion: Math.max(1, variance / mean),
    known_units,
  });
  return Math.max(byLaw, idleShare ** days);
}
