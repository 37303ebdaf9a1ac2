import { valueAt } from "../math/value-at.ts";
import type { DayEffectName } from "./effect-columns.ts";

/** What is known of an effect before an item's own days are looked at: ln of its multiple, normal. */
export interface EffectPrior {
  readonly mean: number;
  readonly sd: number;
}

/** Priors by effect; an effect without one is taken to be 1 with a wide spread. */
export type EffectPriors = Readonly<Partial<Record<DayEffectName, EffectPrior>>>;

/** An effect as one item's days alone show it. */
export interface ItemEffect {
  readonly name: DayEffectName;
  readonly value: number;
  readonly standard_error: number;
}

/** Without anything known an effect is probably within a factor of 1.6 either way. */
export const UNKNOWN_EFFECT: EffectPrior = { mean: 0, sd: 0.5 };
/** Items are never taken to be more alike than this. */
const LEAST_SD = 0.05;
/** Items needed before they say something about the others. */
const LEAST_ITEMS = 3;

/**
 * Priors learned from the effects of many items: their mean, weighted by what each knows, and the spread between them
 * that their own errors do not explain. DerSimonian & Laird 1986, Controlled Clinical Trials 7(3), 177–188, (4)–(8).
 */
export function pooledPriors(items: readonly (readonly ItemEffect[])[]): EffectPriors {
  const byName = new Map<DayEffectName, ItemEffect[]>();
  for (const effect of items.flat()) byName.set(effect.name, [...(byName.get(effect.name) ?? []), effect]);
  const pooled = [...byName]
    .filter(([, effects]) => effects.length >= LEAST_ITEMS)
    .map(([name, effects]) => [name, pooledPrior(effects)] as const);
  // The entries' keys are names of effects by construction; fromEntries forgets that.
  return Object.fromEntries(pooled);
}

function pooledPrior(effects: readonly ItemEffect[]): EffectPrior {
  const values = Float64Array.from(effects, ({ value }) => value);
  const variances = Float64Array.from(effects, ({ standard_error }) => standard_error ** 2);
  const fixed = weighted(
    values,
    variances.map((variance) => 1 / variance),
  );
  const squares = weighted(
    values.map((value) => (value - fixed.mean) ** 2),
    fixed.weights,
  );
  const excess = squares.mean * fixed.total - (values.length - 1);
  const weightSquares = fixed.weights.reduce((sum, weight) => sum + weight * weight, 0);
  const between = Math.max(0, excess / (fixed.total - weightSquares / fixed.total));
  const { mean, total } = weighted(
    values,
    variances.map((variance) => 1 / (variance + between)),
  );
  return { mean, sd: Math.max(LEAST_SD, Math.sqrt(between + 1 / total)) };
}

function weighted(values: Float64Array, weights: Float64Array) {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += valueAt(weights, i) * valueAt(values, i);
    total += valueAt(weights, i);
  }
  return { mean: sum / total, total, weights };
}
