import type { NotSent } from "../../../ports/notifier.ts";
import { isOptOutCode } from "../../../domain/consent/opt-out-code.ts";
import { maskPhones } from "../../../domain/text/mask-phones.ts";
import { untilChinaTime } from "../../../domain/calendar/china-time.ts";
import { remarkOf } from "../sending/reply-outcome.ts";
import type { SmsProblems } from "./sms-problems.ts";

/** What a vendor's code means for a message: how long to wait, or how it ended. */
export type SmsFate =
  | "half_minute"
  | "minute"
  | "hour"
  | "next_day"
  | "morning"
  /** The account as a whole sends too fast. */
  | "too_fast"
  | "transient"
  | "unknown"
  | "permanent"
  | "config";

/** What a vendor said of a message or of one of its numbers. */
export interface SmsRemark {
  readonly code: string;
  readonly message: string;
  /** The number it is about, where it is about one. */
  readonly phone?: string;
}

/** What is needed to tell people about it. */
export interface SmsTelling {
  readonly problems: SmsProblems;
  readonly now: number;
  /** Cut out of whatever the vendor said. */
  readonly secrets: readonly string[];
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const MORNING_MS = 8 * HOUR_MS;

/** The fate of a code, or of the family it belongs to: `A.B` without an entry has that of `A`. */
export function fateOf(code: string, fates: ReadonlyMap<string, SmsFate>): SmsFate | undefined {
  const end = code.lastIndexOf(".");
  return fates.get(code) ?? (end < 0 ? undefined : fateOf(code.slice(0, end), fates));
}

/** The outcome of a fate, in words; every number in it is masked. */
export function fateOutcome(fate: SmsFate, remark: SmsRemark, { problems, now, secrets }: SmsTelling): NotSent {
  const { code, message, phone = "" } = remark;
  const told = remarkOf(maskPhones(`${code}${message === "" ? "" : `：${message}`}`), secrets);
  if (isOptOutCode(code))
    return { kind: "permanent", problem: problems.opted_out(maskPhones(phone)), is_opt_out: true };
  switch (fate) {
    case "too_fast":
      return { kind: "rate", wait_ms: problems.block_ms, problem: problems.too_many };
    case "transient":
      return { kind: "transient", problem: problems.busy(told) };
    case "unknown":
      return { kind: "unknown", problem: problems.no_answer(told) };
    case "permanent":
      return { kind: "permanent", problem: problems.refused(told) };
    case "config":
      return { kind: "config", problem: problems.settings(code, told) };
    case "half_minute":
    case "minute":
    case "hour":
    case "next_day":
    case "morning":
      return { kind: "rate", wait_ms: waitOf(fate, now), problem: problems.number_limit(told) };
  }
}

function waitOf(fate: "half_minute" | "minute" | "hour" | "next_day" | "morning", now: number): number {
  switch (fate) {
    case "half_minute":
      return 30 * SECOND_MS;
    case "minute":
      return 60 * SECOND_MS;
    case "hour":
      return HOUR_MS;
    case "next_day":
      return untilChinaTime(0, now);
    case "morning":
      return untilChinaTime(MORNING_MS, now);
  }
}
