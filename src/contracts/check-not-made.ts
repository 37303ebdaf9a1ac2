import { type CheckFinding, note } from "./check-finding.ts";

/** The code of a check that was not answered: nothing was learned, neither good nor bad. */
const CODE = "channel_check_not_made";
const ASK_AGAIN = "稍后用 `stockguard channel check` 再检查一次。";

/** That something of a channel was not checked, and why; a person asks again later unless another step is given. */
export function checkNotMade(reason: string, next_step: string = ASK_AGAIN): CheckFinding {
  return note(CODE, `${reason}，没有检查`, next_step);
}

/** Whether a finding tells that nothing was learned. */
export function isNotMade({ code }: Pick<CheckFinding, "code">): boolean {
  return code === CODE;
}
