import type { Steps } from "./steps.ts";
import { valueAt } from "./value-at.ts";

/** Where a search ended. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly evaluations: number;
  /** Whether the simplex shrank to the tolerance before the evaluations were used up. */
  readonly is_converged: boolean;
}

/** How a search goes; every figure has a default. */
export interface SearchLimits {
  /** Length of the first simplex's edges. */
  readonly step?: number;
  /** Spread of the values, relative to their size, at which the search ends. */
  readonly tolerance?: number;
  readonly max_evaluations?: number;
}

/** A corner of the simplex. */
interface Corner {
  readonly point: Float64Array;
  readonly value: number;
}

const STEP = 0.5;
const TOLERANCE = 1e-9;
/** The first search ends so much earlier than the second. */
const ROUGH = 1e3;
const MAX_EVALUATIONS = 2_000;

/**
 * The least value of a smooth function of few variables without its derivatives (Nelder & Mead 1965, coefficients 1, 2, ½,
 * ½), begun a second time from the point found, so that a simplex that collapsed early does not end the search. Values that
 * are not numbers count as infinite. A move, of two or a few evaluations, at a time.
 */
export function* nelderMeadSteps(
  objective: (point: Float64Array) => number,
  start: Float64Array,
  { step = STEP, tolerance = TOLERANCE, max_evaluations = MAX_EVALUATIONS }: SearchLimits = {},
): Steps<Minimum> {
  const limits = { step, tolerance, max_evaluations };
  const first = yield* search(objective, start, { ...limits, tolerance: ROUGH * tolerance });
  const second = yield* search(objective, first.point, { ...limits, step: step / 4 });
  return { ...second, evaluations: first.evaluations + second.evaluations };
}

function* search(
  objective: (point: Float64Array) => number,
  start: Float64Array,
  { step, tolerance, max_evaluations }: Required<SearchLimits>,
): Steps<Minimum> {
  let evaluations = 0;
  const at = (point: Float64Array): Corner => {
    evaluations++;
    const value = objective(point);
    return { point, value: Number.isNaN(value) ? Infinity : value };
  };
  let corners = firstSimplex(start, step).map(at).sort(byValue);
  while (!isSmall(corners, tolerance) && evaluations < max_evaluations) {
    yield;
    corners = moved(corners, at);
  }
  const [best = at(start)] = corners;
  return { ...best, evaluations, is_converged: isSmall(corners, tolerance) };
}

function firstSimplex(start: Float64Array, step: number): readonly Float64Array[] {
  return [start, ...Array.from(start, (value, i) => start.with(i, value + step))];
}

/** The simplex after one step: reflected, stretched, contracted or shrunk. */
function moved(corners: readonly Corner[], at: (point: Float64Array) => Corner): Corner[] {
  const kept = corners.slice(0, -1);
  const [best, worst, last] = [kept[0], corners.at(-1), kept.at(-1)] as [Corner, Corner, Corner]; // at least two corners
  const centre = centreOf(kept);
  const reflected = at(between(centre, worst.point, -1));
  if (reflected.value < best.value) return withCorner(kept, lower(at(between(centre, worst.point, -2)), reflected));
  if (reflected.value < last.value) return withCorner(kept, reflected);
  const target = lower(reflected, worst);
  const contracted = at(between(centre, target.point, 0.5));
  if (contracted.value < target.value) return withCorner(kept, contracted);
  return [best, ...corners.slice(1).map(({ point }) => at(between(best.point, point, 0.5)))].sort(byValue);
}

function withCorner(kept: readonly Corner[], corner: Corner): Corner[] {
  return [...kept, corner].sort(byValue);
}

function lower(one: Corner, other: Corner): Corner {
  return one.value < other.value ? one : other;
}

function centreOf(corners: readonly Corner[]): Float64Array {
  const size = corners[0]?.point.length ?? 0;
  return Float64Array.from(
    { length: size },
    (_, i) => corners.reduce((sum, { point }) => sum + valueAt(point, i), 0) / corners.length,
  );
}

/** centre + share · (point − centre). */
function between(centre: Float64Array, point: Float64Array, share: number): Float64Array {
  return centre.map((value, i) => value + share * (valueAt(point, i) - value));
}

function isSmall(corners: readonly Corner[], tolerance: number): boolean {
  const [best, worst] = [corners[0]?.value ?? 0, corners.at(-1)?.value ?? 0];
  return worst - best <= tolerance * (Math.abs(best) + tolerance);
}

function byValue(a: Corner, b: Corner): number {
  return a.value - b.value;
}
