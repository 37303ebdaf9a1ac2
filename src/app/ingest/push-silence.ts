import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Notice } from "../../contracts/notice.ts";
import type { Silence } from "./form-watch.ts";

/** Codes of the notices about a form's push. */
export const PUSH_NOTICE_CODES = ["push_silent"] as const;

const MINUTE_MS = 60_000;
/** So many distinct minutes with changes that no push told of are no accident. */
const LEAST_MINUTES = 3;
/** And so many times what is usual between two pushes, for a shop that often imports. */
const UNUSUAL = 2;
/** How slowly what is usual is forgotten. */
const DECAY = 0.9;

/** What a look adds to what is known of a form's silence. Instants in ms. */
export interface SilenceLook {
  readonly last_push_at: number | null;
  readonly untold: readonly number[];
  /** Later changes may still be under way to us by a push. */
  readonly before: number;
}

/** Counts the minutes in which something changed and no push told, since one last came. */
export function countSilence(silence: Silence, { last_push_at, untold, before }: SilenceLook): Silence {
  const has_pushed = last_push_at !== null && last_push_at > (silence.since ?? -Infinity);
  const begun: Silence = has_pushed
    ? { since: last_push_at, minutes: 0, last_minute: 0, usual: learned(silence) }
    : silence;
  const minutes = untold
    .filter((at) => at > (begun.since ?? Infinity) && at <= before)
    .map((at) => Math.floor(at / MINUTE_MS))
    .filter((minute) => minute > begun.last_minute);
  const distinct = new Set(minutes);
  return distinct.size === 0
    ? begun
    : { ...begun, minutes: begun.minutes + distinct.size, last_minute: Math.max(...distinct) };
}

/** Whether a form's push has surely stopped. A form that never pushed is not silent, it is read. */
export function isSilent({ since, minutes, usual }: Silence): boolean {
  return since !== null && minutes >= limit(usual);
}

function limit(usual: number): number {
  return Math.max(LEAST_MINUTES, UNUSUAL * usual);
}

/** An alarm teaches a little, for it may have been right; minutes without one were usual. */
function learned({ minutes, usual }: Silence): number {
  return Math.max(DECAY * usual, Math.min(minutes, limit(usual)));
}

/** What to tell about a push that has stopped. */
export function silenceNotice({ label }: FormTemplate): Omit<Notice, "form" | "since"> {
  const name = label["zh-CN"];
  return {
    code: "push_silent",
    field: null,
    message: `表单“${name}”有变化，却收不到它的推送：推送很可能在连续失败 100 次后被平台停用。已改为加快核对，数据不会丢。`,
    hint: `在简道云打开表单“${name}”：扩展功能 > 数据推送 > 重新启用缺货卫士的推送（可选择重发失败的推送）。收到推送后本提示自动消失。`,
  };
}
