import type { zhConsents } from "./zh-consents.ts";

/** The panel of what people chose to be told, in English. */
export const enConsents: typeof zhConsents = {
  consents: {
    title: "Consents and refusals",
    lead: "By phone number, e-mail address or WeChat id. What is recorded counts at once on every channel, and is written down.",
    address: "Phone number",
    find: "Look",
    standing: { opted_in: "Agreed", opted_out: "Refused", silent: "Nothing said" },
    source: {
      reply: "Reply by text",
      vendor_block: "Blocked by vendor or carrier",
      form: "Form",
      person: "Recorded here",
    },
    kind: { opt_in: "Consent", opt_out: "Refusal" },
    none: "No consent or refusal is on record.",
    at: "Time",
    choice: "Choice",
    purpose: "Purpose",
    from: "Source",
    note: "Note",
    note_hint: "How it is known; needed for a consent, e.g. “member form, question 3”",
    record: "Record",
    recorded: "Recorded; it counts from now on",
    sent: (n: number) => `${n} messages in the last 60 days`,
  },
};
