import type { Clock } from "./clock.ts";
import type { FailureClass } from "./failure-class.ts";
import { JdyApiError } from "./jdy-api-error.ts";
import type { RepeatSafety } from "./repeat-safety.ts";

export interface RetryOptions {
  readonly clock: Pick<Clock, "sleep">;
  /** Chance in [0, 1), so that many clients do not come back in step. */
  readonly random: () => number;
  /** Attempts in all, the first one counted. */
  readonly maxAttempts?: number;
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
}

/** Runs an operation again while its failures allow it; the last failure is thrown. */
export type Retry = <T>(operation: () => Promise<T>, safety: RepeatSafety) => Promise<T>;

/** Retry by failure class: exponential pauses, each between half and the whole of its nominal length. */
export function createRetry(options: RetryOptions): Retry {
  const { clock, random, maxAttempts = 6, firstPauseMs = 500, longestPauseMs = 15_000 } = options;

  const pauseMs = (attempt: number) =>
    Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)) * (0.5 + 0.5 * random());

  return async function retry(operation, safety) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await operation();
      } catch (error) {
        if (attempt >= maxAttempts || !mayRepeat(classifyFailure(error), safety)) throw error;
      }
      await clock.sleep(pauseMs(attempt));
    }
  };
}

/** The class of whatever a call threw; what is no API failure is a fault of the program and never repeated. */
export function classifyFailure(error: unknown): FailureClass {
  return error instanceof JdyApiError ? error.failure_class : "never";
}

/** `read_back` is left to the caller, who alone can tell whether the record is as wanted. */
function mayRepeat(failureClass: FailureClass, safety: RepeatSafety): boolean {
  return failureClass === "retry" || (failureClass === "unknown_outcome" && safety === "repeatable");
}
