import { valueAt } from "../math/value-at.ts";
import { BEHAVIOUR, CATEGORY_PLACE, categoryShare, writeBehaviour } from "./behaviour-before.ts";
import type { ExposedCase } from "./first-exposures.ts";
import { candidates, momentOf, type TrialFrame } from "./trial-frame.ts";

/** Exposed customers of one period and one class, with everybody they may be compared with; behaviour row by row. */
export interface Cohort {
  readonly period: number;
  readonly cases: readonly ExposedCase[];
  readonly exposed: Float64Array;
  readonly candidates: readonly number[];
  /** Overwritten when the next cohort comes. */
  readonly behaviour: Float64Array;
}

const SIZE = BEHAVIOUR.length;

/** Cohorts one after another; `cases` stand by period, `lead` periods before the exposure are hidden. */
export function* cohorts(frame: TrialFrame, cases: readonly ExposedCase[], lead: number): Generator<Cohort> {
  for (const [period, ofPeriod] of groupedBy(cases, (one) => one.period)) {
    const others = candidates(frame, period);
    const behaviour = new Float64Array(others.length * SIZE);
    others.forEach((customer, i) =>
      writeBehaviour(frame.panel, momentOf(frame, customer, period, lead), behaviour, i * SIZE),
    );
    for (const [category, ofClass] of groupedBy(ofPeriod, ({ exposure }) => exposure.category)) {
      const number = frame.panel.categories.get(category) ?? -1;
      others.forEach((customer, i) => {
        behaviour[i * SIZE + CATEGORY_PLACE] = categoryShare(frame.panel, momentOf(frame, customer, period, lead), number);
      });
      const exposed = exposedBehaviour(frame, ofClass, lead, number);
      yield { period, cases: ofClass, exposed, candidates: others, behaviour };
    }
  }
}

function exposedBehaviour(frame: TrialFrame, cases: readonly ExposedCase[], lead: number, category: number) {
  const rows = new Float64Array(cases.length * SIZE);
  cases.forEach(({ customer, period }, i) => {
    const moment = momentOf(frame, customer, period, lead);
    writeBehaviour(frame.panel, moment, rows, i * SIZE);
    rows[i * SIZE + CATEGORY_PLACE] = categoryShare(frame.panel, moment, category);
  });
  return rows;
}

function groupedBy<Key>(cases: readonly ExposedCase[], keyOf: (one: ExposedCase) => Key) {
  const groups = new Map<Key, ExposedCase[]>();
  for (const one of cases) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** Mean and covariance of behaviour over the candidates, each cohort weighing as much as its exposed customers. */
export interface BehaviourSpread {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** Rows of a cohort that are read for the spread. */
const MOST_ROWS = 1000;

/** The spread of the candidates' behaviour; null where nobody can be compared. */
export function candidateSpread(frame: TrialFrame, cases: readonly ExposedCase[], lead: number): BehaviourSpread | null {
  const sums = new Float64Array(SIZE);
  const products = new Float64Array(SIZE * SIZE);
  let total = 0;
  for (const { cases: exposed, candidates: others, behaviour } of cohorts(frame, cases, lead)) {
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
    for (let b = 0; b < SIZE; b++) products[a * SIZE + b] = valueAt(products, a * SIZE + b) + value * valueAt(rows, at + b);
  }
}
