import { useNow } from "./use-now.ts";

const TICK_MS = 1_000;

/**
 * Age in ms of an instant of the server's clock, growing as time passes here: what the server said, plus what went by
 * since. The two clocks need not agree.
 */
export function useTickingAge(instant: number | null, serverNow: number, receivedAt: number): number | null {
  const now = useNow(TICK_MS);
  return instant === null ? null : Math.max(0, serverNow - instant + Math.max(0, now - receivedAt));
}
