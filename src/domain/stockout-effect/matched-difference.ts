import { mapSteps, type Steps } from "../math/steps.ts";
import { behaviourRegression } from "./behaviour-regression.ts";
import { valueAt } from "../math/value-at.ts";
import type { MatchedSet } from "./matched-sets.ts";

/** What each customer adds to a mean matched difference: the difference is Σ numerators ÷ Σ denominators. */
export interface MatchedDifference {
  readonly value: number;
  /** One for each customer who takes part, as exposed or in comparison, in a steady order. */
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  /** By matched set: exposed less matches, corrected; their mean is the value. */
  readonly differences: Float64Array;
}

/** How a customer around a period is read. */
export interface OutcomeReading {
  value(customer: number, period: number): number;
  /** Share of the outcome that a customer taken for comparison spends exposed as well, 0–1. */
  exposedShare(customer: number, period: number): number;
}

/** Matched sets read in a step. */
const SETS_AT_ONCE = 200;

/**
 * Mean over the exposed of (own outcome − expected of own behaviour) − mean over their matches of the same (Abadie & Imbens
 * 2011), divided by 1 − the share of what the matches did that they did exposed: leaving those out would leave only customers who
 * had stopped ordering to compare with. A match's part carries its pull on the regression, so that the interval knows that
 * the expectation is estimated too; the sum of the parts is the same.
 * Some sets at a time.
 */
export function* matchedDifferenceSteps(
  sets: readonly MatchedSet[],
  reading: OutcomeReading,
): Steps<MatchedDifference> {
  const read = yield* mapSteps(sets, SETS_AT_ONCE, ({ exposed: { period }, controls }) =>
    controls.map(({ customer, behaviour }) => {
      return { customer, behaviour, period, weight: 1 / controls.length, value: reading.value(customer, period) };
    }),
  );
  const rows = read.flat();
  const { of_rows, pulls, of_others } = yield* behaviourRegression(
    rows,
    sets.map(({ behaviour }) => behaviour),
  );
  const parts = new Map<number, Part>();
  const differences = new Float64Array(sets.length);
  let row = 0;
  for (const [i, { exposed, controls }] of sets.entries()) {
    if (i % SETS_AT_ONCE === 0) yield;
    const { customer, period } = exposed;
    const own = reading.value(customer, period) - valueAt(of_others, i);
    addPart(parts, customer, own, 1);
    differences[i] = own;
    for (const control of controls) {
      const rest = ((rows[row]?.value ?? 0) - valueAt(of_rows, row)) / controls.length;
      const shared = reading.exposedShare(control.customer, period) / controls.length;
      addPart(parts, control.customer, -rest * valueAt(pulls, row), -shared);
      differences[i] = valueAt(differences, i) - rest;
      row++;
    }
  }
  const quotient = quotientOf([...parts.values()]);
  const undisturbed = sum(quotient.denominators) / sets.length;
  return { ...quotient, differences: differences.map((difference) => difference / undisturbed) };
}

interface Part {
  numerator: number;
  denominator: number;
}

function addPart(parts: Map<number, Part>, customer: number, numerator: number, denominator: number): void {
  const part = parts.get(customer);
  if (part === undefined) parts.set(customer, { numerator, denominator });
  else {
    part.numerator += numerator;
    part.denominator += denominator;
  }
}

function quotientOf(parts: readonly Part[]) {
  const numerators = Float64Array.from(parts, ({ numerator }) => numerator);
  const denominators = Float64Array.from(parts, ({ denominator }) => denominator);
  return { value: sum(numerators) / sum(denominators), numerators, denominators };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
