import { expectedShortfall, probabilityAbove } from "../demand/demand-distribution.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import type { SupplyCase } from "./supply-cases.ts";

/** P(demand > supply) = Σ P(case)·P(D > supply of the case). */
export function stockoutProbability(demand: DemandDistribution, cases: readonly SupplyCase[]): number {
  let sum = 0;
  for (const { probability, supply } of cases) sum += probability * probabilityAbove(demand, supply);
  return Math.min(1, sum);
}

/** Expected units wanted and not there = Σ P(case)·E[(D − supply)⁺]. */
export function expectedLostUnits(demand: DemandDistribution, cases: readonly SupplyCase[]): number {
  let sum = 0;
  for (const { probability, supply } of cases) sum += probability * expectedShortfall(demand, supply);
  return sum;
}
