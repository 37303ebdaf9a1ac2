import type { OrderCandidate } from "./order-candidates.ts";

/** A step from one size of an order to the next larger one that pays. */
export interface HullStep {
  readonly candidate: OrderCandidate;
  readonly cost_fen: number;
  readonly profit: number;
  /** Profit per fen; infinite where the step costs nothing. */
  readonly ratio: number;
}

/** No order. */
export const NO_ORDER: OrderCandidate = { quantity: 0, cost_fen: 0, profit: 0 };

/** The steps from nothing along the concave hull of (cost, profit): each pays less per money than the one before. */
export function hullSteps(candidates: readonly OrderCandidate[]): readonly HullStep[] {
  const steps: HullStep[] = [];
  const reached = (): OrderCandidate => steps.at(-1)?.candidate ?? NO_ORDER;
  for (const candidate of [...candidates].sort(byCost)) {
    if (candidate.profit <= reached().profit) continue;
    let step = stepBetween(reached(), candidate);
    while (step.ratio >= (steps.at(-1)?.ratio ?? NaN)) {
      steps.pop();
      step = stepBetween(reached(), candidate);
    }
    steps.push(step);
  }
  return steps;
}

function stepBetween(from: OrderCandidate, candidate: OrderCandidate): HullStep {
  const cost_fen = candidate.cost_fen - from.cost_fen;
  const profit = candidate.profit - from.profit;
  return { candidate, cost_fen, profit, ratio: cost_fen > 0 ? profit / cost_fen : Infinity };
}

function byCost(a: OrderCandidate, b: OrderCandidate): number {
  return a.cost_fen - b.cost_fen || a.profit - b.profit;
}
