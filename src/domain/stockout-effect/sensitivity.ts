import type { Steps } from "../math/steps.ts";
import { bootstrapSteps, excludesNought, type Interval } from "./bootstrap-interval.ts";
import { type Comparison, within } from "./comparison.ts";
import { matchedDifferenceSteps } from "./matched-difference.ts";
import { laterExposureShares, lostAfter, outcomesAround } from "./outcomes.ts";

/** The estimate made another way. */
export interface Variant {
  readonly name: "half_window" | "tight_caliper" | "wide_caliper" | "nearest_only";
  readonly exposed_count: number;
  /** Per exposed customer: share of lost ones, and margin in yuan. */
  readonly lost: Interval;
  readonly margin: Interval;
}

/** What would have to be hidden to take the result away. */
export interface HiddenDifference {
  /**
   * E-value (VanderWeele & Ding 2017) of the lost share: so many times likelier a hidden trait would have to make both the
   * exposure and the loss. 1 where the interval holds nought already.
   */
  readonly lost_e_value: number;
  /** Share of their margin before by which the exposed would have declined anyway, unseen; 0 where the interval holds nought. */
  readonly margin_share: number;
}

/** The estimate with half the window, other calipers, and one match each; `wide` are the sets of twice the caliper. */
export function* variants({ frame, wide: { sets: wide }, options }: Comparison): Steps<readonly Variant[]> {
  const { caliper } = options;
  const half = Math.max(1, frame.window >> 1);
  const cases = [
    { name: "half_window", sets: within(wide, caliper), window: half },
    { name: "tight_caliper", sets: within(wide, caliper / 2), window: frame.window },
    { name: "wide_caliper", sets: wide, window: frame.window },
    { name: "nearest_only", sets: within(wide, caliper, 1), window: frame.window },
  ] as const;
  const found: Variant[] = [];
  for (const { name, sets, window } of cases) {
    if (sets.length < options.least_exposed) continue;
    const lost = yield* matchedDifferenceSteps(sets, {
      value: (c, p) => lostAfter(frame, c, p),
      exposedShare: laterExposureShares(frame, sets, "lost"),
    });
    const margin = yield* matchedDifferenceSteps(sets, {
      value: (c, p) => outcomesAround(frame, c, p, window).margin,
      exposedShare: laterExposureShares(frame, sets, "margin", window),
    });
    const interval = { lost: yield* bootstrapSteps(lost, options), margin: yield* bootstrapSteps(margin, options) };
    found.push({ name, exposed_count: sets.length, ...interval });
  }
  return found;
}

/** `share` is the lost share of the exposed, `margin_before` their mean margin in the window before. */
export function hiddenDifference(
  lost: Interval,
  share: number,
  margin: Interval,
  margin_before: number,
): HiddenDifference {
  const nearer = ({ low, high }: Interval) => Math.min(Math.abs(low), Math.abs(high));
  return {
    lost_e_value: lost.low > 0 ? eValue(share / Math.max(share - lost.low, 1e-9)) : 1,
    margin_share: excludesNought(margin) && margin_before > 0 ? nearer(margin) / margin_before : 0,
  };
}

/** E = RR + √(RR·(RR − 1)) for a risk ratio RR ≥ 1 (VanderWeele & Ding 2017). */
export function eValue(ratio: number): number {
  return ratio + Math.sqrt(ratio * (ratio - 1));
}
