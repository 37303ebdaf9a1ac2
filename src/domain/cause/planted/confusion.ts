import type { CauseClass, NamedCause } from "../cause-class.ts";
import type { CauseEvidence } from "../cause-evidence.ts";
import { CAUSE_RULES } from "../cause-rules.ts";
import { judgeCauses } from "../judge-causes.ts";
import { plantedShortages } from "./planted-shortage.ts";
import { thinned } from "./thinned.ts";

/** How often shortages of a planted cause were named what; `null` = chance alone. */
export interface ConfusionRow {
  readonly planted: CauseClass | null;
  readonly count: number;
  readonly named: Readonly<Partial<Record<NamedCause, number>>>;
}

/**
 * Which evidence is judged: all of it, that without the records which show the cause, or that without the records which
 * would show another cause (each of the others by turns).
 */
export type EvidenceGiven = "full" | "thin" | "others_missing";

/** Names the shortages of every class (`count` each), and with full evidence those of chance too. */
export function confusionTable(count: number, first_seed: number, given: EvidenceGiven): readonly ConfusionRow[] {
  const rows = CLASSES.map((cause) => {
    const shortages = plantedShortages(cause, count, first_seed);
    return rowOf(
      cause,
      shortages.map((evidence, i) => evidenceGiven(evidence, cause, given, i)),
    );
  });
  return given === "full" ? [...rows, rowOf(null, plantedShortages(null, count, first_seed))] : rows;
}

const CLASSES = CAUSE_RULES.map(({ cause }) => cause);

function evidenceGiven(evidence: CauseEvidence, cause: CauseClass, given: EvidenceGiven, i: number): CauseEvidence {
  if (given === "full") return evidence;
  const others = CLASSES.filter((other) => other !== cause);
  return thinned(evidence, given === "thin" ? cause : (others[i % others.length] ?? cause));
}

/** Share of a row's shortages that were named rightly: as planted, and not at all where chance alone made them. */
export function rightShare({ planted, count, named }: ConfusionRow): number {
  return (named[planted ?? "undetermined"] ?? 0) / count;
}

/** Share of a row's shortages that were named something else than what was planted. */
export function falseShare({ planted, count, named }: ConfusionRow): number {
  const right = planted === null ? 0 : (named[planted] ?? 0);
  return (count - right - (named.undetermined ?? 0)) / count;
}

function rowOf(planted: CauseClass | null, shortages: readonly CauseEvidence[]): ConfusionRow {
  const named: Partial<Record<NamedCause, number>> = {};
  for (const evidence of shortages) {
    const verdict = judgeCauses(evidence);
    const cause = verdict.kind === "named" ? verdict.main : "undetermined";
    named[cause] = (named[cause] ?? 0) + 1;
  }
  return { planted, count: shortages.length, named };
}
