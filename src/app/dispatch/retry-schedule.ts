import type { Problem } from "../../contracts/problem.ts";
import type { EffectOutcome } from "../../ports/outbox.ts";

/** Waits between tries in ms: quick at first, then patient; after the last one a person decides. */
const WAITS_MS = [1_000, 5_000, 20_000, 60_000, 300_000, 900_000, 3_600_000, 3_600_000];

/** The next try of an effect that has failed for a passing reason, or its end where patience has run out. */
export function retryOutcome(attempts: number, problem: Problem, now: number): EffectOutcome {
  const wait = WAITS_MS[attempts];
  if (wait === undefined) return { kind: "dead", at: now, problem };
  return { kind: "retry", due_at: now + wait, problem, is_try: true };
}
