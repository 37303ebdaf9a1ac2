import type { DemandSeries } from "../../../src/domain/demand/demand-series.ts";
import type { DayEffectName, EffectColumn } from "../../../src/domain/demand/effect-columns.ts";

/** The same random numbers every time (Park–Miller). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Poisson demand about level·exp(Σ effect·column); a level of a million and more scatters by a tenth instead. */
export function plantedDemand(
  first_day: string,
  columns: readonly EffectColumn[],
  truth: Partial<Record<DayEffectName, number>>,
  level: (day: number) => number,
  random: () => number,
): DemandSeries {
  const days = columns[0]?.values.length ?? 0;
  const quantity = Array.from({ length: days }, (_, i) => {
    const log = columns.reduce((sum, { name, values }) => sum + (truth[name] ?? 0) * (values[i] ?? 0), 0);
    const mean = level(i) * Math.exp(log);
    return mean > 1e5 ? mean * (0.9 + 0.2 * random()) : poisson(mean, random);
  });
  return { first_day, quantity, in_stock: quantity.map(() => 1) };
}

function poisson(mean: number, random: () => number): number {
  let count = 0;
  for (let sum = -Math.log(1 - random()); sum < mean; sum -= Math.log(1 - random())) count++;
  return count;
}
