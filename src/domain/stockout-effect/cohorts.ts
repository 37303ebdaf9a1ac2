import type { Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";
import { BEHAVIOUR, CATEGORY_PLACE, categoryShare, writeBehaviour } from "./behaviour-before.ts";
import type { ExposedCase } from "./first-exposures.ts";
import { candidates, momentOf, type TrialFrame } from "./trial-frame.ts";

/** Exposed customers of one period, order of the period and class, with all they may be compared with; behaviour row by row. */
export interface Cohort {
  readonly cases: readonly ExposedCase[];
  readonly exposed: Float64Array;
  readonly candidates: readonly number[];
  /** Overwritten when the next cohort comes. */
  readonly behaviour: Float64Array;
}

const SIZE = BEHAVIOUR.length;

/**
 * Cohorts one after another; `lead` periods before the exposure are hidden. Who met a shortage at their second order of a
 * period is compared with those who placed a second one: whoever orders often meets more shortages.
 */
export function* cohorts(frame: TrialFrame, cases: readonly ExposedCase[], lead: number): Generator<Cohort> {
  for (const atOnce of groupedBy(cases, ({ period, earlier_orders }) => `${period} ${earlier_orders}`)) {
    const [at] = atOnce;
    const others = candidates(frame, at.period, at.earlier_orders);
    const moments = others.map((customer) => momentOf(frame, customer, at, lead));
    const behaviour = new Float64Array(others.length * SIZE);
    moments.forEach((moment, i) => writeBehaviour(frame.panel, moment, behaviour, i * SIZE));
    for (const ofClass of groupedBy(atOnce, ({ exposure }) => exposure.category)) {
      const category = frame.panel.categories.get(ofClass[0].exposure.category) ?? -1;
      moments.forEach((moment, i) => {
        behaviour[i * SIZE + CATEGORY_PLACE] = categoryShare(frame.panel, moment, category);
      });
      const exposed = exposedBehaviour(frame, ofClass, lead, category);
      yield { cases: ofClass, exposed, candidates: others, behaviour };
    }
  }
}

function exposedBehaviour(frame: TrialFrame, cases: readonly ExposedCase[], lead: number, category: number) {
  const rows = new Float64Array(cases.length * SIZE);
  cases.forEach((one, i) => {
    const moment = momentOf(frame, one.customer, one, lead);
    writeBehaviour(frame.panel, moment, rows, i * SIZE);
    rows[i * SIZE + CATEGORY_PLACE] = categoryShare(frame.panel, moment, category);
  });
  return rows;
}

type Group = [ExposedCase, ...ExposedCase[]];

function groupedBy(cases: readonly ExposedCase[], keyOf: (one: ExposedCase) => string): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const one of cases) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups.values();
}

/** Mean and covariance of behaviour over the candidates, each cohort weighing as much as its exposed customers. */
export interface BehaviourSpread {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** Rows of a cohort that are read for the spread. */
const MOST_ROWS = 1000;

/** The spread of the candidates' behaviour, a cohort at a time; null where nobody can be compared. */
export function* candidateSpread(
  frame: TrialFrame,
  cases: readonly ExposedCase[],
  lead: number,
): Steps<BehaviourSpread | null> {
  const sums = new Float64Array(SIZE);
  const products = new Float64Array(SIZE * SIZE);
  let total = 0;
  for (const { cases: exposed, candidates: others, behaviour } of cohorts(frame, cases, lead)) {
    yield;
    const step = Math.max(1, Math.floor(others.length / MOST_ROWS));
    const rows = Math.ceil(others.length / step);
    for (let i = 0; i < others.length; i += step) addRow(sums, products, behaviour, i * SIZE, exposed.length / rows);
    if (others.length > 0) total += exposed.length;
  }
  if (total === 0) return null;
  const mean = sums.map((sum) => sum / total);
  const covariance = products.map((product, i) => {
    return product / total - valueAt(mean, Math.floor(i / SIZE)) * valueAt(mean, i % SIZE);
  });
  return { mean, covariance };
}

function addRow(sums: Float64Array, products: Float64Array, rows: Float64Array, at: number, weight: number): void {
  for (let a = 0; a < SIZE; a++) {
    const value = weight * valueAt(rows, at + a);
    sums[a] = valueAt(sums, a) + value;
    for (let b = 0; b < SIZE; b++)
      products[a * SIZE + b] = valueAt(products, a * SIZE + b) + value * valueAt(rows, at + b);
  }
}
