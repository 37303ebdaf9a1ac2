/** What people chose to be told: what is asked of the record and what it answers. */
import { z } from "zod";

/** Purposes that a person may agree to by name, and refuse one by one or all at once. */
const CONSENT_PURPOSES = ["internal", "service", "marketing"] as const;

const address = z.string().trim().min(1).max(200);
const note = z.string().trim().max(200);

/** One person by a phone number, an e-mail address or an id of 微信. */
export const consentLookup = z.strictObject({ address });

/** A choice that somebody of the firm was told of. Consent is always for one purpose, and says how it was given. */
export const consentRequest = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("opt_in"),
    address,
    purpose: z.enum(CONSENT_PURPOSES),
    note: note.min(2, { error: "请写明怎样取得同意，例如“会员表单第 3 题”" }),
  }),
  z.strictObject({
    kind: z.literal("opt_out"),
    address,
    purpose: z.enum(["service", "marketing", "all"]),
    note: note.default(""),
  }),
]);
export type ConsentRequest = z.infer<typeof consentRequest>;

/** What is known of a person's choices, and what they were sent of late. Instants are ms. */
export const consentReport = z.object({
  /** The address with most of it hidden. */
  shown: z.string(),
  standings: z.record(z.enum(CONSENT_PURPOSES), z.enum(["opted_in", "opted_out", "silent"])),
  /** Newest first. */
  entries: z.array(
    z.object({
      kind: z.enum(["opt_in", "opt_out"]),
      purpose: z.enum([...CONSENT_PURPOSES, "all"]),
      source: z.enum(["reply", "vendor_block", "form", "person"]),
      at: z.number(),
      note: z.string(),
    }),
  ),
  /** Messages to customers of the last weeks, newest first. */
  sent: z.array(z.object({ purpose: z.enum(CONSENT_PURPOSES), channel: z.string(), at: z.number() })),
});
export type ConsentReport = z.infer<typeof consentReport>;
