import type { SendOutcome } from "../../../ports/notifier.ts";

/** The outcome on a channel that drops what it has had before: what may have arrived may be tried there again. */
export function repeatable(outcome: SendOutcome, hint: string): SendOutcome {
  if (outcome.kind !== "unknown") return outcome;
  return { kind: "unknown", problem: { ...outcome.problem, hint }, is_repeatable: true };
}
