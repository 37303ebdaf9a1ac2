import type { ChannelFamily } from "./person-address.ts";

/** What a message is for: to people of the firm, about the receiver's own order, or to sell something. */
export const PURPOSES = ["internal", "service", "marketing"] as const;
export type MessagePurpose = (typeof PURPOSES)[number];

/** How people know them. */
export const PURPOSE_LABELS: Readonly<Record<MessagePurpose, string>> = {
  internal: "内部通知",
  service: "服务通知",
  marketing: "营销",
};

/** How we know what a person chose: they answered, their vendor blocks, they filled in a form, or somebody noted it. */
export const CONSENT_SOURCES = ["reply", "vendor_block", "form", "person"] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/** What one person chose at one time. */
export interface ConsentEntry {
  readonly kind: "opt_in" | "opt_out";
  readonly purpose: MessagePurpose | "all";
  readonly source: ConsentSource;
  /** Instant in ms. */
  readonly at: number;
}

/** What stands of a person's choices for a purpose. */
export type ConsentStanding = "opted_in" | "opted_out" | "silent";

/**
 * The newest choice that covers a purpose; at one instant the refusal. The order in which choices came to be known does
 * not matter. Consent that is dated later than now is none yet, a refusal counts at once.
 */
function consentStanding(entries: readonly ConsentEntry[], purpose: MessagePurpose, now: number): ConsentStanding {
  const covering = entries.filter((entry) => covers(entry, purpose));
  const refused_at = latest(covering.filter(({ kind }) => kind === "opt_out"));
  const agreed_at = latest(covering.filter(({ kind, at }) => kind === "opt_in" && at <= now));
  if (refused_at === null && agreed_at === null) return "silent";
  return (agreed_at ?? -Infinity) > (refused_at ?? -Infinity) ? "opted_in" : "opted_out";
}

/** A person's choices, and by which kind of address they are reached. */
export interface PersonChoices {
  readonly family: ChannelFamily;
  /** All that is known, in any order. */
  readonly entries: readonly ConsentEntry[];
  /** Instant in ms. */
  readonly now: number;
}

/**
 * How a person stands for a purpose. People of the firm are told by every way but a text message to a number that has
 * refused them itself: what somebody noted of a customer does not stop what the firm tells its own people.
 */
export function personStanding({ family, entries, now }: PersonChoices, purpose: MessagePurpose): ConsentStanding {
  if (purpose !== "internal") return consentStanding(entries, purpose, now);
  return family === "sms" ? consentStanding(entries.filter(isOwnWord), purpose, now) : "silent";
}

/** Refusals of the number itself, which vendors and carriers know of too, and what somebody agreed to since. */
function isOwnWord({ kind, source }: ConsentEntry): boolean {
  return kind === "opt_in" || source === "reply" || source === "vendor_block";
}

function covers(entry: ConsentEntry, purpose: MessagePurpose): boolean {
  return entry.purpose === purpose || entry.purpose === "all";
}

function latest(entries: readonly ConsentEntry[]): number | null {
  return entries.length === 0 ? null : Math.max(...entries.map(({ at }) => at));
}
