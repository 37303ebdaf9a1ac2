import type { CauseClass, CauseStage } from "./cause-class.ts";
import type { CauseEvidence } from "./cause-evidence.ts";
import type { CauseFinding, CauseRule, MissingEvidence, RuleFinding, ScoredCause } from "./cause-finding.ts";
import { type CausePriors, EVEN_PRIORS, prefers } from "./cause-priors.ts";
import { CAUSE_RULES } from "./cause-rules.ts";
import { type ShortageCase, shortageCase } from "./shortage-case.ts";

/** Why no cause is named. */
export type UndeterminedReason =
  /** Stock before the episode or demand is not known: there is no path to mend. */
  | "no_path"
  /** The shelf was empty, and nobody asked for anything: there is nothing to avoid. */
  | "nothing_lost"
  /** By the records it would not have run out, or by far more or less: some record is missing or wrong. */
  | "records_disagree"
  /** No single thing, mended, would have avoided enough of it. */
  | "nothing_explains"
  /** Two or more explain it about as well. */
  | "several_alike";

/** The answer of the program. What a person chose is kept elsewhere and never overwritten. */
export type CauseVerdict =
  | {
      readonly kind: "named";
      readonly main: CauseClass;
      readonly stage: CauseStage;
      /** True where another is about as likely and what people chose before decided. */
      readonly is_by_prior: boolean;
      readonly findings: readonly CauseFinding[];
    }
  | {
      readonly kind: "undetermined";
      readonly reason: UndeterminedReason;
      /** Records that would help, each once. */
      readonly missing: readonly MissingEvidence[];
      readonly findings: readonly CauseFinding[];
    };

/** Least score of a cause that is named. */
export const FLOOR = 0.5;
/** By so much the first must be ahead of the second. */
const LEAD = 0.15;
/** What the path loses may be so many times more or less than what was in fact lost. */
const FIT = 2;

/** Which cause an item ran out by: all that hold, the highest score first, and the one to name, if any is clear. */
export function judgeCauses(
  evidence: CauseEvidence,
  priors: CausePriors = EVEN_PRIORS,
  rules: readonly CauseRule[] = CAUSE_RULES,
): CauseVerdict {
  const shortage = shortageCase(evidence);
  if (shortage === null) {
    const missing = [evidence.opening === null ? "stock_before" : "demand"] as const;
    return { kind: "undetermined", reason: "no_path", missing, findings: [] };
  }
  const findings = rules
    .map((rule) => findingOf(rule, rule.judge(shortage)))
    .toSorted((a, b) => scoreOf(b) - scoreOf(a));
  const undetermined = (reason: UndeterminedReason): CauseVerdict => {
    return { kind: "undetermined", reason, missing: missingOf(findings), findings };
  };
  if (isWithoutLoss(shortage)) return { kind: "undetermined", reason: "nothing_lost", missing: [], findings };
  if (!isExplained(shortage)) return undetermined("records_disagree");
  const [first, ...others] = findings.filter((finding): finding is ScoredCause => scoreOf(finding) >= FLOOR);
  if (first === undefined) return undetermined("nothing_explains");
  const alike = others.filter(({ score }) => first.score - score < LEAD);
  const main = alike.length === 0 ? first : prefers(priors, [first, ...alike]);
  if (main === null) return undetermined("several_alike");
  return { kind: "named", main: main.cause, stage: main.stage, is_by_prior: alike.length > 0, findings };
}

function findingOf({ cause, stage }: CauseRule, found: RuleFinding): CauseFinding {
  const { lacks = [] } = found;
  switch (found.kind) {
    case "not_judged":
      return { kind: "not_judged", cause, stage, lacks };
    case "absent":
      return { kind: "scored", cause, stage, score: 0, avoided_share: 0, strength: 1, facts: [], lacks };
    case "mended": {
      const { avoided_share, strength, facts } = found;
      return { kind: "scored", cause, stage, score: avoided_share * strength, avoided_share, strength, facts, lacks };
    }
  }
}

function scoreOf(finding: CauseFinding): number {
  return finding.kind === "scored" ? finding.score : 0;
}

function isWithoutLoss({ lost, evidence }: ShortageCase): boolean {
  return evidence.episode.lost_units <= 0 && lost <= 0;
}

function isExplained({ lost, evidence }: ShortageCase): boolean {
  const { lost_units } = evidence.episode;
  return lost > 0 && lost_units > 0 && lost <= FIT * lost_units && lost_units <= FIT * lost;
}

function missingOf(findings: readonly CauseFinding[]): readonly MissingEvidence[] {
  return [...new Set(findings.flatMap(({ lacks }) => lacks))];
}
