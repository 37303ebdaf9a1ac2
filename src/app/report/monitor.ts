import type { Problem } from "../../contracts/problem.ts";
import type { Metrics } from "../../ports/metrics.ts";
import type { EffectOutcome, StoredEffect } from "../../ports/outbox.ts";

/** What this process has seen of its own work, for the health strip. */
export interface Monitor {
  pushKept(at: number): void;
  effectSettled(effect: StoredEffect, outcome: EffectOutcome): void;
  platformAnswered(problem: Problem | null): void;
  readonly seen: MonitorReading;
}

/** Figures since the start of the process. Times in ms. */
export interface MonitorReading {
  readonly last_push_at: number | null;
  readonly write_backs_done: number;
  readonly loop_p50_ms: number | null;
  readonly loop_p99_ms: number | null;
  readonly platform_problem: Problem | null;
}

const REMEMBERED_LOOPS = 1_000;

/** Watches the way from a record's change to the written-back severity; counts for the operator too where told to. */
export function createMonitor(metrics?: Pick<Metrics, "effectEnded" | "loopEnded">): Monitor {
  const loops: number[] = [];
  let last_push_at: number | null = null;
  let write_backs_done = 0;
  let platform_problem: Problem | null = null;

  return {
    pushKept: (at) => {
      last_push_at = at;
    },
    effectSettled: ({ action, caused_at }, outcome) => {
      metrics?.effectEnded(action.kind, outcome.kind);
      if (action.kind === "send_message") return;
      if (outcome.kind === "retry") platform_problem = outcome.problem;
      if (outcome.kind !== "done") return;
      platform_problem = null;
      // Classes are written when nothing else waits, and say nothing of how soon an alert is.
      if (action.kind !== "update_record" || action.form !== "stock_level") return;
      write_backs_done += 1;
      loops.push(outcome.at - caused_at);
      metrics?.loopEnded(outcome.at - caused_at);
      if (loops.length > REMEMBERED_LOOPS) loops.shift();
    },
    platformAnswered: (problem) => {
      platform_problem = problem;
    },
    get seen() {
      const sorted = loops.toSorted((a, b) => a - b);
      return {
        last_push_at,
        write_backs_done,
        loop_p50_ms: sorted[Math.floor(sorted.length * 0.5)] ?? null,
        loop_p99_ms: sorted[Math.floor(sorted.length * 0.99)] ?? null,
        platform_problem,
      };
    },
  };
}
