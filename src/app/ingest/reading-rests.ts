import { type PlatformFailure, PlatformCallError } from "../../ports/platform.ts";

/** Lets the reading of an installation rest whose platform fails as a whole, so that a dead one holds up nobody. */
export interface ReadingRests {
  isResting(installation_id: string, now: number): boolean;
  answered(installation_id: string): void;
  /** Whether the installation rests from now on. */
  failed(installation_id: string, error: unknown, now: number): boolean;
}

/** Failures that say something of a platform and not of one of its forms. */
const OF_PLATFORM: readonly PlatformFailure[] = ["key", "transient", "timed_out", "rate", "quota"];
/** One form may fail for a reason of its own; two in a row are the platform's. */
const IN_A_ROW = 2;
/** A key works again as soon as somebody has mended it, and is refused at once: it may be tried often (ms). */
const KEY_REST_MS = 60_000;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 600_000;

interface Trouble {
  readonly failures: number;
  readonly until: number;
}

/** Nothing is kept over a restart: the first look finds out again. */
export function createReadingRests(longest_ms: number): ReadingRests {
  const troubles = new Map<string, Trouble>();

  return {
    isResting: (installation_id, now) => {
      const { until } = troubles.get(installation_id) ?? { until: -Infinity };
      // Further away than any rest: the clock was set back since.
      return now < until && until - now <= LONGEST_REST_MS;
    },
    answered: (installation_id) => void troubles.delete(installation_id),
    failed: (installation_id, error, now) => {
      if (!(error instanceof PlatformCallError) || !OF_PLATFORM.includes(error.failure)) return false;
      const failures = (troubles.get(installation_id)?.failures ?? 0) + 1;
      const rest_ms = Math.min(longest_ms, error.failure === "key" ? KEY_REST_MS : restAfter(failures));
      troubles.set(installation_id, { failures, until: rest_ms === 0 ? -Infinity : now + rest_ms });
      return rest_ms > 0;
    },
  };
}

function restAfter(failures: number): number {
  return failures < IN_A_ROW ? 0 : Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (failures - IN_A_ROW));
}
