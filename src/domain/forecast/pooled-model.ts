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
  /** Windows of an item, side by side, that say as much of the growth of its spread as the class does. */
  readonly prior_windows: number;
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
  prior_windows: 6,
};

/** Nothing learned yet. */
export const DEFAULT_POOLED_MODEL: PooledModel = {
  pace: 1,
  weights: EQUAL_WEIGHTS,
  drift: 1,
  season: FLAT_WEEK,
  classes: [{ from_units: 0, ...DEFAULT_CLASS }],
};

/**
 * What holds for a sum by its expected units: that of its class in the middle of it, and between the middles of two
 * classes in proportion to the logarithm, so that no item changes its law by selling a unit more.
 */
export function classOf({ classes }: PooledModel, units: number): ClassSpread {
  const place = Math.max(
    0,
    classes.findLastIndex(({ from_units }) => units >= from_units),
  );
  const here = classes[place] ?? classes[0];
  const at = Math.log(units > LEAST_UNITS ? units : LEAST_UNITS);
  const middle = middleOf(classes, place);
  const beside = at < middle ? place - 1 : place + 1;
  const other = classes[beside];
  if (other === undefined) return here;
  return spreadBetween(here, other, Math.min(1, (at - middle) / (middleOf(classes, beside) - middle)));
}

const LEAST_UNITS = 1e-3;
/** Upper ÷ lower limit of a class, about; the first and the last have but one limit. */
const CLASS_WIDTH = Math.sqrt(10);

/** ln of the units in the middle of a class. */
function middleOf(classes: PooledModel["classes"], place: number): number {
  const from = classes[place]?.from_units ?? 0;
  const below = classes[place + 1]?.from_units ?? from * CLASS_WIDTH;
  return Math.log(below) - Math.log(from > 0 ? below / from : CLASS_WIDTH) / 2;
}

function spreadBetween(a: ClassSpread, b: ClassSpread, share: number): ClassSpread {
  const between = (from: number, to: number) => from + share * (to - from);
  return {
    from_units: a.from_units,
    day_dispersion: Math.exp(between(Math.log(a.day_dispersion), Math.log(b.day_dispersion))),
    level_variance_ratio: between(a.level_variance_ratio, b.level_variance_ratio),
    return_share: between(a.return_share, b.return_share),
    spread_factor: between(a.spread_factor, b.spread_factor),
    prior_windows: between(a.prior_windows, b.prior_windows),
  };
}
