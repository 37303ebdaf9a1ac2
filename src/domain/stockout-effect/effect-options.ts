/** How the effect of stockouts is estimated; what is not given is as in EFFECT_DEFAULTS. */
export interface EffectOptions {
  /** Purchases are compared over so many days before and after the exposure. */
  readonly window_days: number;
  /** Nearest customers taken for each exposed one. */
  readonly matches: number;
  /** Farthest match: root mean square of the standardised differences. */
  readonly caliper: number;
  /** Bootstrap draws. */
  readonly draws: number;
  readonly seed: number;
  /** Coverage of the intervals, 0–1. */
  readonly confidence: number;
  /** Fewer exposed customers that could be compared: not estimable. */
  readonly least_exposed: number;
  /** Fewer different customers to compare with: not estimable. */
  readonly least_controls: number;
  /** A lower share of the exposed that found a match: not estimable. */
  readonly least_matched_share: number;
  /** A standardised mean difference above this after matching: not estimable. */
  readonly most_imbalance: number;
  /** Pre-trend that is let pass, as a share of the exposed customers' orders before. */
  readonly tolerated_pre_trend: number;
}

/** 90 days, 5 matches, 500 draws, 95 %, at least 30 exposed. */
export const EFFECT_DEFAULTS: EffectOptions = {
  window_days: 90,
  matches: 5,
  caliper: 1,
  draws: 500,
  seed: 20_260_101,
  confidence: 0.95,
  least_exposed: 30,
  least_controls: 60,
  least_matched_share: 0.6,
  most_imbalance: 0.25,
  tolerated_pre_trend: 0.1,
};
