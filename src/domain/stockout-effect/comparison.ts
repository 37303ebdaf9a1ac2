import { EFFECT_DEFAULTS, type EffectOptions } from "./effect-options.ts";
import { type Matching, type MatchedSet, matchedSets } from "./matched-sets.ts";
import { type EffectInput, trialFrame, type TrialFrame } from "./trial-frame.ts";

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
  const options = { ...EFFECT_DEFAULTS, ...given };
  const frame = trialFrame(input, options.window_days);
  const wide = matchedSets(frame, frame.cases, { matches: options.matches, caliper: 2 * options.caliper, lead: 0 });
  return { frame, options, wide, sets: within(wide.sets, options.caliper) };
}

/** Sets whose matches lie within a caliper, `most` nearest ones at most. */
export function within(sets: readonly MatchedSet[], caliper: number, most = Infinity): readonly MatchedSet[] {
  return sets.flatMap((set) => {
    const controls = set.controls.filter(({ distance }) => distance <= caliper).slice(0, most);
    return controls.length === 0 ? [] : [{ ...set, controls }];
  });
}
