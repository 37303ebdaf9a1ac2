import type { CheckFinding } from "../../contracts/check-finding.ts";
import type { FormName } from "../../contracts/form.ts";
import { FORM_LABELS } from "../../contracts/generated/records.ts";

/** The sign a finding begins with. */
const CHECK_MARKS: Readonly<Record<CheckFinding["level"], string>> = {
  ...{ fine: "✓", note: "·", warning: "!", fault: "✗" },
};

/** What of a finding people are shown; its code is for programs. */
export type ShownFinding = Pick<CheckFinding, "level" | "fact" | "next_step" | "form">;

/** Stands for the form's label while findings are compared. */
const LABEL = "\u0000";

/**
 * Findings as a terminal shows them, and below each what to do. What is found of several forms alike is one line that
 * names them all; what is found twice is told once. `of` is what all of them are about.
 */
export function checkLines(findings: readonly ShownFinding[], of = ""): readonly string[] {
  const groups = Map.groupBy(findings, (finding) => JSON.stringify(withoutLabel(finding)));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : linesOf(withoutLabel(first), labelsOf(alike), of);
  });
}

function linesOf({ level, fact, next_step }: ShownFinding, labels: readonly string[], of: string): readonly string[] {
  const line = `${CHECK_MARKS[level]} ${of}${fact.replaceAll(LABEL, labels.join("”、“"))}`;
  const [only, ...others] = labels;
  const named = only !== undefined && others.length === 0 ? only : "表单名";
  return next_step === null ? [line] : [line, `    ${next_step.replaceAll(LABEL, named)}`];
}

function withoutLabel({ level, fact, next_step, form }: ShownFinding): ShownFinding {
  if (form === undefined) return { level, fact, next_step };
  const open = (text: string) => text.replaceAll(FORM_LABELS[form], LABEL);
  return { level, fact: open(fact), next_step: next_step === null ? null : open(next_step) };
}

function labelsOf(findings: readonly ShownFinding[]): readonly string[] {
  const forms = findings.flatMap(({ form }): readonly FormName[] => (form === undefined ? [] : [form]));
  return [...new Set(forms.map((form) => FORM_LABELS[form]))];
}
