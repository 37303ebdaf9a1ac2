import { logGamma } from "../math/log-gamma.ts";
import { nelderMeadSteps } from "../math/nelder-mead.ts";
import type { Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";
import type { BgNbd, BuyingHistory } from "./bg-nbd.ts";

/** What was learned of a customer base, or why nothing was. */
export type BgNbdFit =
  | { readonly kind: "estimated"; readonly law: BgNbd; readonly log_likelihood: number; readonly customers: number }
  | { readonly kind: "not_estimable"; readonly reason: BgNbdGap; readonly customers: number };

/** Why no law was fitted: too few customers, too few who came again, or parameters that run off without end. */
export type BgNbdGap = "too_few_customers" | "too_few_repeaters" | "no_optimum";

/** How a law is fitted. */
export interface BgNbdFitOptions {
  /** Weight of Σ (ln parameter)² for each customer, against parameters that run off; 0 is maximum likelihood. */
  readonly penalty?: number;
}

/** Below it the four parameters hang on single customers. */
const LEAST_CUSTOMERS = 100;
const LEAST_REPEATERS = 30;
/** ln of a parameter at which the likelihood is flat. */
const RUNAWAY = 12;

/**
 * The law of most likelihood of a customer base, the parameters sought on the log scale (Nelder–Mead). Equal histories are
 * counted once, and what depends on the number of repeats alone is computed once for each number.
 * A step of the search at a time.
 */
export function* bgNbdSteps(
  histories: readonly BuyingHistory[],
  { penalty = 0 }: BgNbdFitOptions = {},
): Steps<BgNbdFit> {
  const customers = histories.length;
  if (customers < LEAST_CUSTOMERS) return { kind: "not_estimable", reason: "too_few_customers", customers };
  const repeaters = histories.filter(({ repeats }) => repeats > 0).length;
  if (repeaters < LEAST_REPEATERS) return { kind: "not_estimable", reason: "too_few_repeaters", customers };
  const table = tableOf(histories);
  const found = yield* nelderMeadSteps((logs) => loss(table, logs, penalty), Float64Array.of(0, 0, 0, 0));
  if (!found.is_converged || found.point.some((log) => Math.abs(log) > RUNAWAY)) {
    return { kind: "not_estimable", reason: "no_optimum", customers };
  }
  const { r, alpha, a, b } = lawAt(found.point);
  const log_likelihood = -customers * loss(table, found.point, 0) - table.events * Math.log(table.unit);
  return { kind: "estimated", law: { r, alpha: alpha * table.unit, a, b }, log_likelihood, customers };
}

/** Histories counted: one entry for each different one, times in the mean age. */
interface HistoryTable {
  /** Mean age: the unit that makes α about one. */
  readonly unit: number;
  /** Purchases after the first, over all customers. */
  readonly events: number;
  readonly customers: number;
  readonly repeats: Float64Array;
  readonly last: Float64Array;
  readonly age: Float64Array;
  readonly weight: Float64Array;
  /** The different numbers of repeats, with how many customers have each. */
  readonly counts: ReadonlyMap<number, number>;
}

function tableOf(histories: readonly BuyingHistory[]): HistoryTable {
  const groups = [...Map.groupBy(histories, ({ repeats, last, age }) => `${repeats}/${last}/${age}`).values()];
  const first = groups.flatMap(([history]) => (history === undefined ? [] : [history]));
  const unit = histories.reduce((sum, { age }) => sum + age, 0) / histories.length || 1;
  const counts = new Map<number, number>();
  for (const { repeats } of histories) counts.set(repeats, (counts.get(repeats) ?? 0) + 1);
  return {
    ...{ unit, counts, customers: histories.length },
    events: histories.reduce((sum, { repeats }) => sum + repeats, 0),
    repeats: Float64Array.from(first, ({ repeats }) => repeats),
    last: Float64Array.from(first, ({ last }) => last / unit),
    age: Float64Array.from(first, ({ age }) => age / unit),
    weight: Float64Array.from(groups, ({ length }) => length),
  };
}

function lawAt(logs: Float64Array): BgNbd {
  const [r = 0, alpha = 0, a = 0, b = 0] = logs.map(Math.exp);
  return { r, alpha, a, b };
}

/** Minus the mean log-likelihood, and the penalty. */
function loss(table: HistoryTable, logs: Float64Array, penalty: number): number {
  const law = lawAt(logs);
  const likelihood = countPart(table, law) + timePart(table, law);
  return penalty * logs.reduce((sum, log) => sum + log * log, 0) - likelihood / table.customers;
}

/** The part of the log-likelihood that the number of repeats decides. */
function countPart({ counts }: HistoryTable, { r, alpha, a, b }: BgNbd): number {
  const start = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  let sum = 0;
  for (const [x, customers] of counts) {
    sum += customers * (start + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x));
  }
  return sum;
}

/** The part that the times decide, over the different histories. */
function timePart({ repeats, last, age, weight }: HistoryTable, { r, alpha, a, b }: BgNbd): number {
  let sum = 0;
  for (let i = 0; i < weight.length; i++) {
    const x = valueAt(repeats, i);
    const logAge = Math.log(alpha + valueAt(age, i));
    const power = r + x;
    let term = -power * logAge;
    if (x > 0) {
      const gone = Math.log(a / (b + x - 1)) + power * (logAge - Math.log(alpha + valueAt(last, i)));
      term += gone > 0 ? gone + Math.log1p(Math.exp(-gone)) : Math.log1p(Math.exp(gone));
    }
    sum += valueAt(weight, i) * term;
  }
  return sum;
}
