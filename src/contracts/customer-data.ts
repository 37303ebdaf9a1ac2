/** A customer's right to have their data handed over and erased: what is asked and what is answered. */
import { z } from "zod";

/** A customer by the code that the forms use. */
export const customerRequest = z.strictObject({ customer_code: z.string().trim().min(1).max(200) });

/** An erasure, confirmed by typing the code once more. */
export const erasureRequest = z.strictObject({
  customer_code: z.string().trim().min(1).max(200),
  confirmation: z.string().trim().max(200),
});

const values = z.record(z.string(), z.unknown());
const instant = z.number();

/** Everything kept about one customer. Instants are ms. */
export const customerExport = z.object({
  format: z.literal("stockguard.customer/1"),
  exported_at: instant,
  installation: z.string(),
  customer_code: z.string(),
  /** Rows of the customer form. */
  customers: z.array(values),
  /** One line per ordered item. */
  sales_lines: z.array(values),
  /** The forms' records as they were last read. */
  records: z.array(z.object({ form: z.string(), record_id: z.string(), changed_at: instant, values })),
  /** What was or is to be written for them on the platform, such as care tasks. */
  actions: z.array(z.object({ kind: z.string(), form: z.string(), state: z.string(), caused_at: instant, values })),
  /** Lines of messages to the staff that name them; lines about others are left out. */
  messages: z.array(
    z.object({
      channel: z.string(),
      state: z.string(),
      caused_at: instant,
      title: z.string(),
      lines: z.array(z.string()),
    }),
  ),
  /** What they chose to be told, under their phone numbers and e-mail addresses. */
  consents: z.array(
    z.object({ kind: z.string(), purpose: z.string(), source: z.string(), at: instant, note: z.string() }),
  ),
  /** Messages to them of the last weeks. */
  sent: z.array(z.object({ purpose: z.string(), channel: z.string(), at: instant })),
  /** Stockouts that hit them, or were foretold to. */
  exposures: z.array(values),
  /** What was learned of how they buy. */
  figures: z.array(values),
  /** What was done for them in shortages, or held out, and their coupons. */
  care: z.array(values),
  coupons: z.array(values),
  /** Messages of the platform as they came, as long as they are kept. */
  received: z.array(z.object({ form: z.string(), received_at: instant, body: z.unknown() })),
});
export type CustomerExport = z.infer<typeof customerExport>;

/** Records of one form on the platform that speak of the customer. */
export const platformRecords = z.object({ form: z.string(), record_ids: z.array(z.string()) });
export type PlatformRecords = z.infer<typeof platformRecords>;

/** What an erasure would do, or did. */
export const erasureReport = z.object({
  customer_code: z.string(),
  /** Null where the customer form does not know them. Phone numbers in it are masked. */
  customer_name: z.string().nullable(),
  /** When this code was erased before; null where it was not. */
  erased_at: instant.nullable(),
  counts: z.object({
    customers: z.number(),
    sales_lines: z.number(),
    /** Sales lines with something left to ship: a reason to wait. */
    open_sales_lines: z.number(),
    records: z.number(),
    /** Care tasks and the like that are not written yet: they are dropped. */
    pending_actions: z.number(),
    past_actions: z.number(),
    messages: z.number(),
    /** Choices and messages to them; refusals stay without address, so that they are kept to. */
    consents: z.number(),
    /** Stockouts that hit them, and figures of how they buy. */
    exposures: z.number(),
    figures: z.number(),
    bodies: z.number(),
    /** Messages of the platform still in line: they lose their content when they are worked off. */
    waiting: z.number(),
    /** Care and coupons, which go on under the new code without what people wrote. */
    care: z.number(),
  }),
  /** What the company itself must delete on the platform. */
  on_platform: z.array(platformRecords),
});
export type ErasureReport = z.infer<typeof erasureReport>;

/** What was erased, and under which code the orders go on. */
export const erasureOutcome = erasureReport.extend({ pseudonym: z.string() });
export type ErasureOutcome = z.infer<typeof erasureOutcome>;
