import { setTimeout as rest } from "node:timers/promises";
import type { Random } from "../../packages/demo-shop/src/random.ts";
import type { Mortal } from "./start-cluster.ts";

/** Workers that die by chance. */
export interface Deaths {
  count(): number;
  /** Nobody dies any more; resolves once all live again. */
  end(): Promise<void>;
}

interface DeathOptions {
  readonly workers: readonly Mortal[];
  readonly random: Random;
  /** Between two deaths (ms), from the shortest to the longest. */
  readonly every_ms: readonly [number, number];
  readonly most: number;
}

const LONGEST_AWAY_MS = 2_000;

/** Kills one worker after another, each after a rest, and starts it again. */
export function beginDeaths({ workers, random, every_ms, most }: DeathOptions): Deaths {
  const ending = new AbortController();
  let count = 0;

  async function kill(): Promise<void> {
    while (count < most) {
      await rest(random.int(...every_ms), undefined, { signal: ending.signal });
      count += 1;
      await random.pick(workers).die(random.int(0, LONGEST_AWAY_MS));
    }
  }

  const killing = kill().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  // Heard at the end; until then it is nobody's.
  killing.catch(() => undefined);
  return {
    count: () => count,
    end: () => {
      ending.abort();
      return killing;
    },
  };
}
