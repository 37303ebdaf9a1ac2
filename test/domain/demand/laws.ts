import fc from "fast-check";
import { demandDistribution } from "../../../src/domain/demand/demand-distribution.ts";
import { demandLaw } from "../../../src/domain/demand/demand-law.ts";
import type { DemandLaw } from "../../../src/domain/demand/demand-law.ts";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";

/** Counts without extra spread. */
export function poissonLaw(mean: number): DemandLaw {
  return demandLaw({ name: "poisson", mean, variance: mean });
}

/** Counts of the given spread. */
export function countLaw(mean: number, variance: number): DemandLaw {
  return demandLaw(demandDistribution(mean, variance, true));
}

/** Weights and lengths. */
export function amountLaw(mean: number, variance: number): DemandLaw {
  return demandLaw(demandDistribution(mean, variance, false));
}

/** Any law: counts, amounts, a handful of seen demands, none at all; from 1e-3 to 1e9 units. */
export function anyLaw(): fc.Arbitrary<DemandLaw> {
  const mean = fc.double({ min: -3, max: 9, noNaN: true }).map((power) => 10 ** power);
  const ratio = fc.double({ min: 0.5, max: 20, noNaN: true });
  const seen = fc.array(fc.record({ quantity: fc.nat(500), weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 });
  return fc.oneof(
    fc.tuple(mean, ratio).map(([m, r]) => countLaw(m, r * m)),
    fc.tuple(mean, ratio).map(([m, r]) => amountLaw(m, (r * m) ** 2 / 20)),
    seen.map((demands) => empiricalLaw(demands)),
    fc.constant(countLaw(0, 0)),
  );
}
