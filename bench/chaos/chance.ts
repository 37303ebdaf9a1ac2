/** Seeded chance: equal seeds give equal draws. */
export interface Chance {
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  among<T>(choices: readonly [T, ...T[]] | readonly T[]): T;
}

/** mulberry32, as in the sandbox. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  // The index lies within the choices, of which there is at least one.
  return { below, among: <T>(choices: readonly T[]) => choices[below(choices.length)] as T };
}
