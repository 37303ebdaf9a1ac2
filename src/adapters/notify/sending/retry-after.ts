const SHORTEST_MS = 1_000;
const LONGEST_MS = 3_600_000;

/**
 * How long the other side asks to be left alone, ms: a number of seconds or an HTTP date (RFC 9110, 10.2.3), between a
 * second and an hour; null where it does not say.
 */
export function retryAfterMs(wish: string | null, now: number): number | null {
  if (wish === null) return null;
  const wait = /^\d+$/.test(wish.trim()) ? Number(wish) * 1_000 : Date.parse(wish) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, SHORTEST_MS), LONGEST_MS);
}
