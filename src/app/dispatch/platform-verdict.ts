import type { Problem } from "../../contracts/problem.ts";
import type { EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import { PlatformCallError } from "../../ports/platform.ts";
import type { CompanyPauses } from "./company-pauses.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { retryOutcome } from "./retry-schedule.ts";

/** What a failed call means: for each of its effects, and whether it was about single records of several. */
export interface PlatformVerdict {
  readonly outcomeOf: (effect: StoredEffect) => EffectOutcome;
  /** True where another record of the same call might have been written. */
  readonly is_about_records: boolean;
}

/** Judges calls by how they ended, and lets their company rest where that helps. */
export function createPlatformVerdicts(
  pauses: CompanyPauses,
  { onPaused, onResumed }: Pick<DispatchPorts, "onPaused" | "onResumed">,
) {
  function answered(company: string): void {
    if (pauses.answered(company)) onResumed(company);
  }

  function verdictOf(company: string, error: unknown, now: number): PlatformVerdict {
    const failure = error instanceof PlatformCallError ? error.failure : "transient";
    const problem = error instanceof PlatformCallError ? error.problem : unexpected(error);
    switch (failure) {
      case "transient":
      case "timed_out":
      case "rate":
      case "quota":
      case "key": {
        const { resume_at, is_new } = pauses.failed(company, failure, now);
        if (is_new) onPaused(company, { failure, problem, until: resume_at });
        // Neither a limit nor a quota nor the key is the effect's fault: it waits as long as it takes.
        const waits: EffectOutcome = { kind: "retry", due_at: resume_at, problem, is_try: false };
        const isLimit = failure === "rate" || failure === "quota" || failure === "key";
        return {
          is_about_records: false,
          outcomeOf: ({ attempts }) => (isLimit ? waits : retryOutcome(attempts, problem, now)),
        };
      }
      case "gone":
      case "refused":
      case "config":
        answered(company);
        return {
          is_about_records: failure !== "config",
          outcomeOf: () => ({ kind: "dead", at: now, problem }),
        };
    }
  }

  return { answered, verdictOf };
}

function unexpected(error: unknown): Problem {
  return {
    code: "write_failed",
    message: `写入平台时出错：${error instanceof Error ? error.message : "未知原因"}`,
    hint: "系统会自动重试；若一直失败，请检查网络与平台状态。",
  };
}
