import { addDays } from "../../../src/domain/calendar/day.ts";
import type { DemandSeries } from "../../../src/domain/demand/demand-series.ts";
import { observedDemand } from "../../../src/domain/demand/observed-demand.ts";
import type { ObservedDemand } from "../../../src/domain/demand/observed-demand.ts";

/** The day on which tests are judged, a Monday. */
export const TODAY = "2026-11-23";

/** A series that ends yesterday, in stock throughout unless told otherwise. */
export function aSeries(quantity: readonly number[], in_stock = quantity.map(() => 1), today = TODAY): DemandSeries {
  return { first_day: addDays(today, -quantity.length), quantity, in_stock };
}

/** The same, as observed today. */
export function anObserved(quantity: readonly number[], in_stock?: number[]): ObservedDemand {
  return observedDemand(aSeries(quantity, in_stock), TODAY);
}

/** A value repeated, or computed per day. */
export function days(count: number, value: number | ((day: number) => number)): number[] {
  return Array.from({ length: count }, (_, day) => (typeof value === "number" ? value : value(day)));
}

/** Park–Miller generator for made-up demand: the same numbers every time. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Poisson counts. */
export function poissonDays(count: number, mean: number | ((day: number) => number), seed = 7): number[] {
  const random = seededRandom(seed);
  return days(count, (day) => poissonCount(typeof mean === "number" ? mean : mean(day), random));
}

/** One Poisson count by multiplication of uniforms (Knuth). */
function poissonCount(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let k = 0;
  for (; product > limit; k++) product *= random();
  return k;
}
