import { mapSteps, type Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";
import { BEHAVIOUR } from "./behaviour-before.ts";
import type { BehaviourSpread } from "./cohorts.ts";
import type { MatchedSet } from "./matched-sets.ts";

/** How far exposed customers and those compared with lie apart in one behaviour, in standard deviations of the exposed. */
export interface BalanceRow {
  readonly behaviour: (typeof BEHAVIOUR)[number];
  /** Against everybody who ordered unexposed in the same periods. */
  readonly before: number;
  /** Against the matches. */
  readonly after: number;
}

/** Standardised mean differences before and after matching (Austin 2009); below 0.1 counts as balanced. */
export function* balanceTable(sets: readonly MatchedSet[], spread: BehaviourSpread): Steps<readonly BalanceRow[]> {
  return yield* mapSteps(BEHAVIOUR.entries(), 1, ([a, behaviour]): BalanceRow => {
    const own = sets.map((set) => valueAt(set.behaviour, a));
    const matched = sets.map(({ controls }) => mean(controls.map((one) => valueAt(one.behaviour, a))));
    const middle = mean(own);
    const sd = Math.sqrt(mean(own.map((value) => (value - middle) ** 2)));
    const standardised = (difference: number) => (Math.abs(difference) < 1e-12 ? 0 : difference / Math.max(sd, 1e-9));
    return {
      behaviour,
      before: standardised(middle - valueAt(spread.mean, a)),
      after: standardised(middle - mean(matched)),
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
