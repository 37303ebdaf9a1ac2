import { grouped } from "../math/grouped.ts";
import type { CareOutcome } from "./care-outcome.ts";

/** Outcomes assigned under one share held out. */
export interface Stratum {
  readonly treated: readonly CareOutcome[];
  readonly held_out: readonly CareOutcome[];
}

/** A variance needs two. */
const LEAST_OF_EACH = 2;

/** Outcomes by the share that was held out; a part with nobody to compare with is left out. */
export function inStrata(outcomes: readonly CareOutcome[]): readonly Stratum[] {
  return Array.from(grouped(outcomes, ({ held_out_share }) => String(held_out_share)).values(), (own) => ({
    treated: own.filter(({ held_out }) => !held_out),
    held_out: own.filter(({ held_out }) => held_out),
  })).filter(({ treated, held_out }) => Math.min(treated.length, held_out.length) >= LEAST_OF_EACH);
}
