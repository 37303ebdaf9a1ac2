import type { PooledEffects } from "../known-days/pooled-effects.ts";
import { BANK_SIZE } from "./smoothing-bank.ts";
import { FLAT_WEEK } from "./season-index.ts";
import type { SeasonProfile } from "./season-index.ts";

/** What the items of a tenant teach about each other; the default where there are too few to learn from. */
export interface PooledModel {
  /** Multiplies the smoothing constants of the bank. */
  readonly pace: number;
  /** Of the estimates of the bank, with sum 1. */
  readonly weights: Float64Array;
  /** Ratio of coming demand to the weighted estimates, common to all items; 1 = none. */
  readonly drift: number;
  readonly season: SeasonProfile;
  /** By the expected units of the coming sum, ascending. */
  readonly classes: readonly [ClassSpread, ...ClassSpread[]];
  /** Effects of holidays and promotions as they are common among the items; absent while they were not learned. */
  readonly effects?: PooledEffects;
}

/** How demand of items that sell about as much scatters. */
export interface ClassSpread {
  /** Expected units of the sum from which on the class counts. */
  readonly from_units: number;
  /** Variance of a day ÷ its mean. */
  readonly day_dispersion: number;
  /** Growth of that ratio with the length of the sum, per day: what the uncertain level adds. */
  readonly level_variance_ratio: number;
  /** Weight of the long-run level beside the present one. */
  readonly return_share: number;
  /** Multiplies the variance: what calibration on the past asks for. */
  readonly spread_factor: number;
}

/** Each estimate of the bank alike. */
export const EQUAL_WEIGHTS = new Float64Array(BANK_SIZE).fill(1 / BANK_SIZE);

/** Expected units of a sum at which classes begin. */
export const CLASS_LIMITS = [0, 1, 3, 10, 30, 100] as const;

/** Before anything is learned: shares of the long-run level and spreads as they are common in retail. */
export const DEFAULT_CLASS: Omit<ClassSpread, "from_units"> = {
  day_dispersion: 2,
  level_variance_ratio: 0.06,
  return_share: 0.3,
  spread_factor: 0.9,
};

/** Nothing learned yet. */
export const DEFAULT_POOLED_MODEL: PooledModel = {
  pace: 1,
  weights: EQUAL_WEIGHTS,
  drift: 1,
  season: FLAT_WEEK,
  classes: [{ from_units: 0, ...DEFAULT_CLASS }],
};

/** The class of a sum by its expected units. */
export function classOf({ classes }: PooledModel, units: number): ClassSpread {
  let found = classes[0];
  for (const candidate of classes) if (units >= candidate.from_units) found = candidate;
  return found;
}
