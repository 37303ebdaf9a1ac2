/** What a message is for: to people of the firm, about the receiver's own order, or to sell something. */
export const PURPOSES = ["internal", "service", "marketing"] as const;
export type MessagePurpose = (typeof PURPOSES)[number];

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
export function consentStanding(
  entries: readonly ConsentEntry[],
  purpose: MessagePurpose,
  now: number,
): ConsentStanding {
  const covering = entries.filter((entry) => covers(entry, purpose));
  const refused_at = latest(covering.filter(({ kind }) => kind === "opt_out"));
  const agreed_at = latest(covering.filter(({ kind, at }) => kind === "opt_in" && at <= now));
  if (refused_at === null && agreed_at === null) return "silent";
  return (agreed_at ?? -Infinity) > (refused_at ?? -Infinity) ? "opted_in" : "opted_out";
}

function covers(entry: ConsentEntry, purpose: MessagePurpose): boolean {
  return entry.purpose === purpose || entry.purpose === "all";
}

function latest(entries: readonly ConsentEntry[]): number | null {
  return entries.length === 0 ? null : Math.max(...entries.map(({ at }) => at));
}
