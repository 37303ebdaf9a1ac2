import type { DemandLaw } from "./demand-law.ts";

/** A demand and how likely it is; weights need not sum to one. */
export interface WeightedDemand {
  readonly quantity: number;
  readonly weight: number;
}

const NOTHING: WeightedDemand = { quantity: 0, weight: 1 };

interface Step {
  readonly quantity: number;
  /** P(D > quantity). */
  readonly tail: number;
  /** E[(D − quantity)⁺]. */
  readonly shortfall: number;
}

/** Tolerance of sums of weights: 0.6 + 0.3 + 0.1 must reach 1. */
const SLACK = 1e-12;

/** Law of demands that were seen or stated; without any positive weight nothing is expected. */
export function empiricalLaw(demands: readonly WeightedDemand[]): DemandLaw {
  const weighty = demands.filter(({ weight }) => weight > 0).sort((a, b) => a.quantity - b.quantity);
  const seen = weighty.length === 0 ? [NOTHING] : weighty;
  const total = seen.reduce((sum, { weight }) => sum + weight, 0);
  const mean = seen.reduce((sum, { quantity, weight }) => sum + (quantity * weight) / total, 0);
  const steps = stepsDown(seen, total);
  const below: Step = { quantity: 0, tail: 1, shortfall: mean };
  const at = (x: number): Step => steps[countUpTo(steps, x) - 1] ?? below;
  return {
    mean,
    is_count: seen.every(({ quantity }) => Number.isInteger(quantity)),
    tail: (x) => at(x).tail,
    quantile: (p) => (steps.find(({ tail }) => 1 - tail >= p - SLACK) ?? steps.at(-1) ?? below).quantity,
    expectedShortfall: (x) => Math.max(0, at(x).shortfall - (x - at(x).quantity) * at(x).tail),
  };
}

/** From the largest demand down, so that the far tail is exact: n(a) = n(b) + (b − a)·P(D > a). */
function stepsDown(seen: readonly WeightedDemand[], total: number): readonly Step[] {
  const steps: Step[] = [];
  let next: Step | null = null;
  let weightAbove = 0;
  for (const { quantity, weight } of [...seen].reverse()) {
    const tail = weightAbove / total;
    const shortfall: number = next === null ? 0 : next.shortfall + (next.quantity - quantity) * tail;
    next = { quantity, tail, shortfall };
    steps.push(next);
    weightAbove += weight;
  }
  return steps.reverse();
}

/** Number of steps at or below x, by bisection. */
function countUpTo(steps: readonly Step[], x: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.quantity ?? Infinity) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
