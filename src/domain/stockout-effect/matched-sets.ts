import { cholesky } from "../math/cholesky.ts";
import { mapSteps, type Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";
import { BEHAVIOUR } from "./behaviour-before.ts";
import { type BehaviourSpread, candidateSpread, type Cohort, cohorts } from "./cohorts.ts";
import type { ExposedCase } from "./first-exposures.ts";
import { stratum } from "./stratum.ts";
import type { TrialFrame } from "./trial-frame.ts";

const SIZE = BEHAVIOUR.length;
/** Exposed customers matched in a step. */
const CASES_AT_ONCE = 4;

/** A customer taken for comparison. */
export interface MatchedControl {
  readonly customer: number;
  /** Root mean square of the standardised differences from the exposed customer. */
  readonly distance: number;
  readonly behaviour: Float64Array;
}

/** An exposed customer with those taken for comparison, nearest first; at least one. */
export interface MatchedSet {
  readonly exposed: ExposedCase;
  readonly behaviour: Float64Array;
  readonly controls: readonly MatchedControl[];
}

/** What matching found. */
export interface Matching {
  readonly sets: readonly MatchedSet[];
  /** Behaviour of all who could have been taken; null where there was nobody. */
  readonly spread: BehaviourSpread | null;
}

/** How matches are looked for. */
export interface MatchTerms {
  readonly matches: number;
  readonly caliper: number;
  /** Periods before the exposure that are hidden from the matching. */
  readonly lead: number;
}

/**
 * For each exposed customer the nearest ones of the same period and stratum by Mahalanobis distance, with replacement
 * (Abadie & Imbens 2006; Stuart 2010), none farther than the caliper. A cohort, or a few exposed
 * customers of one, at a time.
 */
export function* matchingSteps(frame: TrialFrame, cases: readonly ExposedCase[], terms: MatchTerms): Steps<Matching> {
  const spread = yield* candidateSpread(frame, cases, terms.lead);
  if (spread === null) return { sets: [], spread };
  const lower = cholesky(ridged(spread.covariance), SIZE);
  const sets: MatchedSet[] = [];
  for (const cohort of cohorts(frame, cases, terms.lead)) {
    yield;
    sets.push(...(yield* cohortSets(frame, cohort, lower, terms)));
  }
  return { sets, spread };
}

/** A little on the diagonal, so that a column without spread does no harm. */
function ridged(covariance: Float64Array): Float64Array {
  return covariance.map((value, i) => (i % (SIZE + 1) === 0 ? value * 1.01 + 1e-3 : value));
}

function* cohortSets(frame: TrialFrame, cohort: Cohort, lower: Float64Array, terms: MatchTerms): Steps<MatchedSet[]> {
  const cells = candidateCells(frame, cohort, lower);
  const found = yield* mapSteps(cohort.cases.entries(), CASES_AT_ONCE, ([i, exposed]) => {
    const cell = cells.get(stratum(cohort.exposed, i * SIZE, frame.groups[exposed.customer] ?? -1, frame.window));
    if (cell === undefined) return [];
    const behaviour = cohort.exposed.slice(i * SIZE, (i + 1) * SIZE);
    const controls = nearest(cell, whitened(lower, behaviour, 0), i, terms).map(({ row, distance }) => ({
      customer: cohort.candidates[row] ?? -1,
      distance,
      behaviour: cohort.behaviour.slice(row * SIZE, (row + 1) * SIZE),
    }));
    return controls.length === 0 ? [] : [{ exposed, behaviour, controls }];
  });
  return found.flat();
}

/** Candidates of one stratum: their rows in the cohort and their standardised behaviour. */
interface Cell {
  readonly rows: number[];
  readonly points: Float64Array[];
}

function candidateCells(frame: TrialFrame, cohort: Cohort, lower: Float64Array): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>();
  cohort.cases.forEach(({ customer }, i) => {
    cells.set(stratum(cohort.exposed, i * SIZE, frame.groups[customer] ?? -1, frame.window), { rows: [], points: [] });
  });
  cohort.candidates.forEach((customer, i) => {
    const cell = cells.get(stratum(cohort.behaviour, i * SIZE, frame.groups[customer] ?? -1, frame.window));
    cell?.rows.push(i);
    cell?.points.push(whitened(lower, cohort.behaviour, i * SIZE));
  });
  return cells;
}

/** L⁻¹·x: its plain distance is the Mahalanobis distance of x. */
function whitened(lower: Float64Array, rows: Float64Array, at: number): Float64Array {
  const point = new Float64Array(SIZE);
  for (let a = 0; a < SIZE; a++) {
    let rest = valueAt(rows, at + a);
    for (let b = 0; b < a; b++) rest -= valueAt(lower, a * SIZE + b) * valueAt(point, b);
    point[a] = rest / valueAt(lower, a * SIZE + a);
  }
  return point;
}

interface Neighbour {
  readonly row: number;
  readonly distance: number;
}

/** Begins at another place of the cell for each exposed customer, so that those equally near serve by turns. */
function nearest(
  { rows, points }: Cell,
  point: Float64Array,
  turn: number,
  { matches, caliper }: MatchTerms,
): readonly Neighbour[] {
  const found: Neighbour[] = [];
  let farthest = caliper;
  for (let step = 0; step < points.length; step++) {
    const i = (step + turn * matches) % points.length;
    const distance = distanceBetween(point, points[i] ?? point);
    if (distance > farthest) continue;
    const place = found.findIndex((one) => one.distance > distance);
    found.splice(place < 0 ? found.length : place, 0, { row: rows[i] ?? -1, distance });
    if (found.length > matches) found.pop();
    if (found.length === matches) farthest = found.at(-1)?.distance ?? caliper;
  }
  return found;
}

function distanceBetween(a: Float64Array, b: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < SIZE; i++) squares += (valueAt(a, i) - valueAt(b, i)) ** 2;
  return Math.sqrt(squares / SIZE);
}
