import { DAY_MS } from "../calendar/day.ts";
import { chinaTimeOfDay } from "../calendar/china-time.ts";
import { type ConsentEntry, type MessagePurpose, personStanding } from "./consent-entry.ts";
import type { ChannelFamily } from "./person-address.ts";
import { type PastSending, type SendingCap, withinCaps } from "./sending-caps.ts";

/** How often and when customers may be written to. */
export interface TellRules {
  readonly caps: Readonly<Record<Exclude<MessagePurpose, "internal">, readonly SendingCap[]>>;
  /** Hours of China's clock between which nothing is sent to sell something: from the evening's to the morning's. */
  readonly quiet_from_hour: number;
  readonly quiet_to_hour: number;
}

/** Whether one person may be told something. */
export type TellVerdict =
  | { readonly kind: "allowed" }
  /** Not before this instant (ms). */
  | { readonly kind: "later"; readonly at: number; readonly reason: "quiet_hours" | "cap" }
  | { readonly kind: "refused"; readonly problem: TellRefusal };

/** Why not, in Chinese. */
export interface TellRefusal {
  readonly code: "receiver_opted_out" | "consent_missing";
  readonly message: string;
  readonly hint: string;
}

/** One message to one person. */
export interface Telling {
  readonly purpose: MessagePurpose;
  readonly family: ChannelFamily;
  /** The person as they may be named to anybody, e.g. "138******00". */
  readonly shown: string;
  /** All that is known of the person's choices, in any order. */
  readonly entries: readonly ConsentEntry[];
  /** What the person was sent of late, in any order; as far back as the longest cap. */
  readonly sent: readonly PastSending[];
  /** Instant in ms. */
  readonly now: number;
}

const HOUR_MS = 3_600_000;

/** What holds where nobody has set anything: 1 in 3 and 4 in 30 days to sell, 3 a day about orders. */
export const USUAL_TELL_RULES: TellRules = {
  caps: {
    service: [{ most: 3, within_ms: DAY_MS }],
    marketing: [
      { most: 1, within_ms: 3 * DAY_MS },
      { most: 4, within_ms: 30 * DAY_MS },
    ],
  },
  quiet_from_hour: 21,
  quiet_to_hour: 8,
};

/**
 * Whether a person may be told something now. People of the firm may, save by text message where their number refused
 * them all; customers may about their orders until they refuse; to sell something their consent must be on record.
 */
export function mayTell(telling: Telling, rules: TellRules = USUAL_TELL_RULES): TellVerdict {
  const { purpose } = telling;
  const standing = personStanding(telling, purpose);
  if (standing === "opted_out") return optedOut(telling);
  switch (purpose) {
    case "internal":
      return ALLOWED;
    case "service":
      return inTime(telling, rules);
    case "marketing":
      return standing === "opted_in" ? inTime(telling, rules) : noConsent(telling);
  }
}

const ALLOWED: TellVerdict = { kind: "allowed" };

function inTime({ purpose, sent, now }: Telling, rules: TellRules): TellVerdict {
  if (purpose === "internal") return ALLOWED;
  const own = sent.filter((one) => one.purpose === purpose);
  const free_at = withinCaps(rules.caps[purpose], own, now);
  const at = purpose === "marketing" ? afterQuietHours(free_at, rules) : free_at;
  if (at === now) return ALLOWED;
  return { kind: "later", at, reason: free_at > now ? "cap" : "quiet_hours" };
}

function afterQuietHours(at: number, { quiet_from_hour, quiet_to_hour }: TellRules): number {
  const of_day = chinaTimeOfDay(at);
  const [from, to] = [quiet_from_hour * HOUR_MS, quiet_to_hour * HOUR_MS];
  if (of_day < to) return at + to - of_day;
  return of_day < from ? at : at + DAY_MS + to - of_day;
}

function optedOut({ shown }: Telling): TellVerdict {
  const problem: TellRefusal = {
    code: "receiver_opted_out",
    message: `对方（${shown}）已退订`,
    hint: "不要再用这个号码或账号联系；对方重新同意后，用 `stockguard consent opt-in 号码或账号` 登记。",
  };
  return { kind: "refused", problem };
}

function noConsent({ shown }: Telling): TellVerdict {
  const problem: TellRefusal = {
    code: "consent_missing",
    message: `没有对方（${shown}）同意接收营销消息的记录`,
    hint: "取得对方同意后，用 `stockguard consent opt-in 号码或账号 --purpose marketing` 登记，再发送。",
  };
  return { kind: "refused", problem };
}
