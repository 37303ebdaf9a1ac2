/** Draws a number in [0, 1), the same row of numbers for the same seed. */
export type Random = () => number;

/**
 * Mulberry32 (Tommy Ettinger 2017, public domain): 32 bits of state, good enough to draw days from a list, unfit for
 * secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed made of a text: FNV-1a over its UTF-16 units, 32 bits (Fowler, Noll & Vo; RFC 9923). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
