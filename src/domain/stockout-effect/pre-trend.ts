import type { Steps } from "../math/steps.ts";
import { bootstrapSteps, excludesNought, type Interval } from "./bootstrap-interval.ts";
import type { EffectOptions } from "./effect-options.ts";
import { matchedDifferenceSteps } from "./matched-difference.ts";
import { matchingSteps } from "./matched-sets.ts";
import { windowSum } from "./panel-window.ts";
import type { TrialFrame } from "./trial-frame.ts";

/** What the same comparison finds before there was anything to find. */
export type PreTrend =
  | { readonly kind: "checked"; readonly verdict: "none" | "small" | "diverging"; readonly placebo: PlaceboEffect }
  | { readonly kind: "unchecked"; readonly exposed_count: number };

/** A placebo effect on orders, per exposed customer. */
export interface PlaceboEffect {
  readonly orders: Interval;
  /** Orders of the exposed in the placebo window, mean. */
  readonly base: number;
  readonly exposed_count: number;
}

/**
 * Placebo: the last half window before the exposure is hidden from the matching and taken for the outcome. Both sides
 * ordered in the period of the exposure, so none of them was lost before. `small` differs from nought by less than is
 * tolerated, `diverging` by more; with too few customers of so long a past nothing is checked.
 */
export function* preTrend(frame: TrialFrame, options: EffectOptions): Steps<PreTrend> {
  const lead = Math.max(1, frame.window >> 1);
  const { panel, window } = frame;
  const cases = frame.cases.filter(({ period }) => period - lead - window >= panel.first_period);
  const { sets } = yield* matchingSteps(frame, cases, { matches: options.matches, caliper: options.caliper, lead });
  if (sets.length < options.least_exposed) return { kind: "unchecked", exposed_count: sets.length };
  const orders = (customer: number, from: number) => windowSum(panel, "orders", customer, from, from + lead);
  const difference = yield* matchedDifferenceSteps(sets, {
    value: (customer, period) => orders(customer, period - lead) - orders(customer, period - 2 * lead),
    exposedShare: () => 0,
  });
  const own = sets.map(({ exposed }) => orders(exposed.customer, exposed.period - lead));
  const base = own.reduce((sum, value) => sum + value, 0) / sets.length;
  const placebo = { orders: yield* bootstrapSteps(difference, options), base, exposed_count: sets.length };
  return { kind: "checked", verdict: verdictOn(placebo, options.tolerated_pre_trend), placebo };
}

function verdictOn({ orders, base }: PlaceboEffect, tolerated: number) {
  if (!excludesNought(orders)) return "none";
  return Math.abs(orders.value) <= tolerated * base ? "small" : "diverging";
}
