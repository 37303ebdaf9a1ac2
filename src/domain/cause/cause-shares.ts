import type { NamedCause } from "./cause-class.ts";
import { type CauseVerdict, FLOOR } from "./judge-causes.ts";

/** The part of an event that a cause bears; the parts of an event add up to 1. */
export interface CauseShare {
  readonly cause: NamedCause;
  readonly share: number;
}

/**
 * What a person chose bears the whole event. Without a choice every cause that would be named by its score bears a part, in
 * proportion to the scores; an event without a main cause is undetermined as a whole.
 */
export function causeShares(verdict: CauseVerdict, chosen: NamedCause | null): readonly CauseShare[] {
  if (chosen !== null) return [{ cause: chosen, share: 1 }];
  if (verdict.kind === "undetermined") return [{ cause: "undetermined", share: 1 }];
  const holding = verdict.findings.flatMap((finding) =>
    finding.kind === "scored" && finding.score >= FLOOR ? [finding] : [],
  );
  const total = holding.reduce((sum, { score }) => sum + score, 0);
  return holding.map(({ cause, score }) => ({ cause, share: score / total }));
}
