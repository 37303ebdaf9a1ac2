import type { ProblemsReport } from "../../../../contracts/problems-report.ts";

type Problem = ProblemsReport["dead"][number]["problem"];

/** One thing that went wrong, as it stands on a card. */
export interface Failed {
  readonly id: number;
  readonly title: string;
  readonly at: number | null;
  readonly notes: readonly string[];
  readonly problem: Problem;
  /** What came, where something came; empty otherwise. */
  readonly excerpt: string;
  /** Where another try is asked for. */
  readonly retry_path: string;
}

/** What went wrong for one cause, in the order in which it came; never empty. */
export type SameCause = readonly [Failed, ...Failed[]];

/** Those that went wrong for one and the same cause together: the same place, the same words. */
export function bySameCause(
  failed: readonly Failed[],
  placeOf: (one: Failed) => string = () => "",
): readonly SameCause[] {
  const causes = new Map<string, [Failed, ...Failed[]]>();
  for (const one of failed) {
    const { code = "", message = "", hint = "" } = one.problem ?? {};
    const cause = JSON.stringify([placeOf(one), code, message, hint]);
    const known = causes.get(cause);
    if (known === undefined) causes.set(cause, [one]);
    else known.push(one);
  }
  return [...causes.values()];
}
