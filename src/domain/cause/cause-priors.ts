import type { CauseClass } from "./cause-class.ts";
import type { ScoredCause } from "./cause-finding.ts";

/** Weights of the classes: a Dirichlet law's, one each before anybody has chosen. */
export type CausePriors = Readonly<Partial<Record<CauseClass, number>>>;

/** Nobody has chosen yet. */
export const EVEN_PRIORS: CausePriors = {};

/** One more class is as likely as each before any choice. */
const START = 1;
/** So many times the weight of the next decides a tie. */
const DECISIVE = 2;

/** Weights from what people chose: one more for each choice (the mean of a Dirichlet law with one of each to begin with). */
export function priorsOf(choices: readonly CauseClass[]): CausePriors {
  const weights: Partial<Record<CauseClass, number>> = {};
  for (const cause of choices) weights[cause] = (weights[cause] ?? START) + 1;
  return weights;
}

/** Of causes that explain an episode alike the one that people chose at least twice as often as each other; else null. */
export function prefers(priors: CausePriors, alike: readonly ScoredCause[]): ScoredCause | null {
  const weightOf = ({ cause }: ScoredCause) => priors[cause] ?? START;
  const [first, second] = alike.toSorted((a, b) => weightOf(b) - weightOf(a));
  if (first === undefined || second === undefined) return first ?? null;
  return weightOf(first) >= DECISIVE * weightOf(second) ? first : null;
}
