import { finished, type Steps } from "../math/steps.ts";
import { EFFECT_DEFAULTS, type EffectOptions } from "./effect-options.ts";
import { type Matching, type MatchedSet, matchingSteps } from "./matched-sets.ts";
import { type EffectInput, trialFrameSteps, type TrialFrame } from "./trial-frame.ts";

/** The exposed with those they are compared with; what the effect, the ranking of items and the checks are read from. */
export interface Comparison {
  readonly frame: TrialFrame;
  readonly options: EffectOptions;
  /** Matches within the caliper. */
  readonly sets: readonly MatchedSet[];
  /** Matches within twice the caliper. */
  readonly wide: Matching;
}

/** Matches the exposed; what is not given is as in EFFECT_DEFAULTS. */
export function comparison(input: EffectInput, given: Partial<EffectOptions> = {}): Comparison {
  return finished(comparisonSteps(input, given));
}

/** The same some customers at a time. */
export function* comparisonSteps(input: EffectInput, given: Partial<EffectOptions> = {}): Steps<Comparison> {
  const options = { ...EFFECT_DEFAULTS, ...given };
  const frame = yield* trialFrameSteps(input, options.window_days);
  const terms = { matches: options.matches, caliper: 2 * options.caliper, lead: 0 };
  const wide = yield* matchingSteps(frame, frame.cases, terms);
  return { frame, options, wide, sets: within(wide.sets, options.caliper) };
}

/** Sets whose matches lie within a caliper, `most` nearest ones at most. */
export function within(sets: readonly MatchedSet[], caliper: number, most = Infinity): readonly MatchedSet[] {
  return sets.flatMap((set) => {
    const controls = set.controls.filter(({ distance }) => distance <= caliper).slice(0, most);
    return controls.length === 0 ? [] : [{ ...set, controls }];
  });
}
