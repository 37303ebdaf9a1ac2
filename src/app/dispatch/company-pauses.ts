import type { PlatformFailure } from "../../ports/platform.ts";
import { afterFailure, NO_TROUBLE, type RestSetting, type Trouble } from "./trouble.ts";

/** How much may be sent to a company's platform: all, one call to see whether it works again, or nothing. */
export type CompanyRoom = "open" | "probe" | "closed";

/** Watches how each company's platform bears our calls, and rests where it does not: for that company only. */
export interface CompanyPauses {
  room(company: string, now: number): CompanyRoom;
  /** The platform answered, be it with a refusal of one record; true where that ends a rest or is its first answer. */
  answered(company: string): boolean;
  /** A call failed for a reason that will hit the next ones too. Returns when to try again. */
  failed(
    company: string,
    failure: PausingFailure,
    now: number,
  ): { readonly resume_at: number; readonly is_new: boolean };
}

/** Failures that say something of the company and not of one record. */
export type PausingFailure = Extract<PlatformFailure, "transient" | "timed_out" | "rate" | "quota" | "key">;

/** A quota is renewed by the month or by a person: asked for once an hour (ms). */
const QUOTA_BEAT_MS = 3_600_000;
/** A key works again as soon as somebody has switched it on (ms). */
const KEY_BEAT_MS = 60_000;
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;
/** A single failed call may be the record's own; so many in a row are the platform's. */
const IN_A_ROW = 5;

/** Nothing is kept over a restart: the first call finds out again. */
export function createCompanyPauses(): CompanyPauses {
  const troubles = new Map<string, Trouble>();
  const known = new Set<string>();

  return {
    room: (company, now) => {
      const { rests, closed_until } = troubles.get(company) ?? NO_TROUBLE;
      if (now < closed_until) return "closed";
      return rests > 0 ? "probe" : "open";
    },
    answered: (company) => {
      const isNews = !known.has(company) || (troubles.get(company)?.rests ?? 0) > 0;
      known.add(company);
      troubles.delete(company);
      return isNews;
    },
    failed: (company, failure, now) => {
      const before = troubles.get(company) ?? NO_TROUBLE;
      // Calls that were under way together fail together: that is one failure of the platform.
      if (now < before.closed_until) return { resume_at: before.closed_until, is_new: false };
      const trouble = afterFailure(before, restSetting(failure), now);
      troubles.set(company, trouble);
      return { resume_at: trouble.closed_until, is_new: before.rests === 0 && trouble.rests > 0 };
    },
  };
}

function restSetting(failure: PausingFailure): RestSetting {
  const isCertain = failure === "rate" || failure === "quota" || failure === "key";
  return { in_a_row: isCertain ? 1 : IN_A_ROW, restMs: (rests) => restAfter(failure, rests) };
}

function restAfter(failure: PausingFailure, rests: number): number {
  if (failure === "quota") return QUOTA_BEAT_MS;
  if (failure === "key") return KEY_BEAT_MS;
  return Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** rests);
}
