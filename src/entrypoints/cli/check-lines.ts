import type { CheckFinding } from "../../contracts/check-finding.ts";

/** The sign a finding begins with. */
export const CHECK_MARKS: Readonly<Record<CheckFinding["level"], string>> = {
  ...{ fine: "✓", note: "·", warning: "!", fault: "✗" },
};

/** A finding as a terminal shows it, and below it what to do; `of` is what it is about. */
export function checkLines({ level, code, fact, next_step }: CheckFinding, of = ""): readonly string[] {
  const line = `${CHECK_MARKS[level]} ${of}${fact}（${code}）`;
  return next_step === null ? [line] : [line, `    ${next_step}`];
}
