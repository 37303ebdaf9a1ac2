/** A stream of chance that repeats exactly for a seed. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number in [low, high], both ends possible. */
  int(low: number, high: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Standard normal. */
  normal(): number;
  /** Number of events where `mean` are expected. */
  poisson(mean: number): number;
  /** Another stream, fixed by the same seed and the label, whatever was drawn from this one before. */
  fork(label: string): Random;
}

/** Seeded generator: mulberry32 over a 32-bit state. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function normal(): number {
    return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  }

  return {
    next,
    normal,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick(list) {
      const [picked] = list.slice(Math.floor(next() * list.length));
      if (picked === undefined) throw new RangeError("cannot pick from an empty list");
      return picked;
    },
    // Knuth's product of uniforms is exact and quick for the small means of a shop; beyond, the normal is close enough.
    poisson(mean) {
      if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > limit; product *= next()) count += 1;
      return count;
    },
    fork: (label) => createRandom(hash(label, seed)),
  };
}

/** FNV-1a over the label's UTF-16 units, started from the seed. */
function hash(label: string, seed: number): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < label.length; i += 1) value = Math.imul(value ^ label.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
