import { sampleOf } from "../math/sample.ts";
import { studentQuantile } from "../math/student-t.ts";
import type { CareOutcome } from "./care-outcome.ts";
import { alwaysValidWidth } from "./always-valid.ts";
import { inStrata, type Stratum } from "./outcome-strata.ts";

/** What an action did, against customers held out of it. Money in yuan. */
export interface ActionEffect {
  readonly kind: "estimated";
  readonly treated: number;
  readonly held_out: number;
  /** Share that bought within the window. */
  readonly treated_buyer_rate: number;
  readonly held_out_buyer_rate: number;
  /** Mean margin within the window less the cost of the action, treated − held out: per treated customer. */
  readonly net_profit_each: number;
  /** 95 % of one look (Welch 1947). */
  readonly interval: Interval;
  /** 95 % over all looks, however many: what the verdict rests on. */
  readonly lasting_interval: Interval;
  /** net_profit_each × treated. */
  readonly net_profit: number;
  readonly verdict: "pays" | "loses" | "open";
}

/** A range, yuan per treated customer. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What is too little to tell. */
export const TOO_LITTLE = [
  "no_outcome_yet",
  "nobody_held_out",
  "too_few_treated",
  "too_few_held_out",
  "too_few_buyers",
] as const;
export type TooLittle = (typeof TOO_LITTLE)[number];

/** An action's effect, or why there is none to tell. */
export type ActionResult =
  | ActionEffect
  | {
      readonly kind: "not_estimable";
      readonly reason: TooLittle;
      readonly treated: number;
      readonly held_out: number;
      /** How many more of what lacks; 0 where only time is missing. */
      readonly lacking: number;
    };

/** Below so many treated the mean of margins, most of them nought and a few large, has no interval worth the name. */
export const LEAST_TREATED = 100;
/** The same of customers held out. */
export const LEAST_HELD_OUT = 50;
/** Of both groups together. */
const LEAST_BUYERS = 20;
const LEVEL = 0.95;

/**
 * Net profit of an action from outcomes whose window has closed. Who was assigned counts as treated whether or not anybody
 * reached them. Where the share held out has changed, like is compared with like and the parts are joined by size.
 */
export function actionResult(outcomes: readonly CareOutcome[]): ActionResult {
  const strata = inStrata(outcomes);
  const usable = strata.flatMap(({ treated, held_out }) => [...treated, ...held_out]);
  const treated = count(usable, false);
  const held_out = count(usable, true);
  const lack = tooLittle({ outcomes, usable, treated, held_out });
  if (lack !== null) return { kind: "not_estimable", ...lack, treated, held_out };
  const parts = strata.map((stratum) => differenceOf(stratum, usable.length));
  const net_profit_each = total(parts.map(({ difference }) => difference));
  const error = Math.sqrt(total(parts.map(({ error_squared }) => error_squared)));
  const lasting_interval = around(net_profit_each, alwaysValidWidth(error, usable.length));
  return {
    ...{ kind: "estimated", treated, held_out, net_profit_each, lasting_interval },
    treated_buyer_rate: buyerRate(usable, false),
    held_out_buyer_rate: buyerRate(usable, true),
    interval: around(net_profit_each, studentQuantile((1 + LEVEL) / 2, freedomOf(parts)) * error),
    net_profit: net_profit_each * treated,
    verdict: lasting_interval.high < 0 ? "loses" : lasting_interval.low > 0 ? "pays" : "open",
  };
}

interface Sizes {
  readonly outcomes: readonly CareOutcome[];
  readonly usable: readonly CareOutcome[];
  readonly treated: number;
  readonly held_out: number;
}

function tooLittle({ outcomes, usable, treated, held_out }: Sizes): { reason: TooLittle; lacking: number } | null {
  if (outcomes.length === 0) return { reason: "no_outcome_yet", lacking: 0 };
  if (!outcomes.some((one) => one.held_out)) return { reason: "nobody_held_out", lacking: LEAST_HELD_OUT };
  if (treated < LEAST_TREATED) return { reason: "too_few_treated", lacking: LEAST_TREATED - treated };
  if (held_out < LEAST_HELD_OUT) return { reason: "too_few_held_out", lacking: LEAST_HELD_OUT - held_out };
  const buyers = usable.filter(({ margin }) => margin !== 0).length;
  return buyers < LEAST_BUYERS ? { reason: "too_few_buyers", lacking: LEAST_BUYERS - buyers } : null;
}

interface Part {
  readonly difference: number;
  readonly error_squared: number;
  /** Each group's share of the squared error, with its degrees of freedom (Welch & Satterthwaite). */
  readonly groups: readonly { readonly error_squared: number; readonly freedom: number }[];
}

/** One stratum's difference and error, weighted by its share of all outcomes. */
function differenceOf({ treated, held_out }: Stratum, of: number): Part {
  const weight = (treated.length + held_out.length) / of;
  const samples = [treated, held_out].map((group) => sampleOf(group.map(({ margin, cost }) => margin - cost)));
  const [with_action, without] = samples;
  const groups = samples.map(({ count: size, variance }) => ({
    error_squared: (weight ** 2 * variance) / size,
    freedom: size - 1,
  }));
  return {
    difference: weight * ((with_action?.mean ?? 0) - (without?.mean ?? 0)),
    error_squared: total(groups.map(({ error_squared }) => error_squared)),
    groups,
  };
}

function freedomOf(parts: readonly Part[]): number {
  const groups = parts.flatMap((part) => part.groups);
  const squares = total(groups.map(({ error_squared, freedom }) => error_squared ** 2 / freedom));
  const sum = total(groups.map(({ error_squared }) => error_squared));
  return squares === 0 ? 1 : sum ** 2 / squares;
}

function around(middle: number, width: number): Interval {
  return { low: middle - width, high: middle + width };
}

function buyerRate(outcomes: readonly CareOutcome[], held_out: boolean): number {
  const own = outcomes.filter((one) => one.held_out === held_out);
  return own.filter(({ margin }) => margin !== 0).length / own.length;
}

function count(outcomes: readonly CareOutcome[], held_out: boolean): number {
  return outcomes.filter((one) => one.held_out === held_out).length;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
