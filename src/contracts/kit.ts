/** What functions that run on the platform (自建插件) ask of us, and what they are told. */
import { z } from "zod";
import { orderSubstitute } from "./order-check.ts";

const day = z.iso.date();
/** Instant in ms since the epoch. */
const instant = z.number();
const severity = z.enum(["out", "critical", "high", "watch", "none", "unknown"]);
const code = z.string().trim().max(200);
const items = z.object({
  item_code: code.min(1),
  /** Needed only where an item lies at several places. */
  location_code: code.nullish(),
});

/** Units of an order line; more than this is a slip of the hand. */
const LARGEST_QUANTITY = 1e9;
/** An alert is put off for at most this many days. */
const LONGEST_SNOOZE_DAYS = 90;

/** Which item, and where it lies. */
export type ItemWish = z.infer<typeof items>;

/** An order line before it is placed. */
export const orderLineRequest = items
  .extend({
    quantity: z.number().positive().max(LARGEST_QUANTITY),
    /** Who orders: what is kept aside for key customers is theirs if they are one. */
    customer_code: code.nullish(),
  })
  .strict();
export type OrderLineRequest = z.infer<typeof orderLineRequest>;

/** An item to be assessed at once. */
export const assessNowRequest = items.strict();

/** What a person answers to an alert: seen (确认), or to be asked again after some days (忽略). */
export const alertAnswerRequest = items
  .extend({ answer: z.enum(["确认", "忽略"]), days: z.number().int().min(1).max(LONGEST_SNOOZE_DAYS).nullish() })
  .strict();
export type AlertAnswerRequest = z.infer<typeof alertAnswerRequest>;

/** One line of the purchase plan to be ordered, with the number by which asking again is the same as asking once. */
export const createPurchaseRequest = items
  .extend({
    quantity: z.number().positive().max(LARGEST_QUANTITY),
    expected_date: day.nullish(),
    request_id: z.string().trim().min(1).max(120),
  })
  .strict();
export type CreatePurchaseRequest = z.infer<typeof createPurchaseRequest>;

const subject = z.object({ item_code: z.string(), item_name: z.string(), location_code: z.string() });

const lineRisk = z.object({
  /** Units on the shelf that are promised to nobody; null where nobody says what is on the shelf. */
  available: z.number().nullable(),
  /** Units that customers wait for. */
  backorder: z.number().nullable(),
  severity,
  severity_label: z.string(),
  stockout_date: day.nullable(),
  /** Within lead time and review period, 0–1. */
  stockout_probability: z.number().nullable(),
});
export type LineRisk = z.infer<typeof lineRisk>;

/** What an order line does to the item it asks for. */
export const orderLineReport = subject.extend({
  /** The business day. */
  today: day,
  unit: z.string(),
  quantity: z.number(),
  now: lineRisk,
  after: lineRisk,
  /** Whether stock serves all of it, behind everybody who waits; null where nobody says what is on the shelf. */
  can_ship: z.boolean().nullable(),
  short_quantity: z.number().nullable(),
  /** When all of it can be shipped, by what is on its way; null where that is not enough or nothing is known. */
  ship_date: day.nullable(),
  /** One Chinese sentence. */
  sentence: z.string(),
  /** Items that are in stock and at no risk, the likeliest to be taken first. */
  substitutes: z.array(orderSubstitute),
  /** The same in words; empty where there are none. */
  substitutes_text: z.string(),
});
export type OrderLineReport = z.infer<typeof orderLineReport>;

/** The assessment of an item, and whether it is the one that was asked for. */
export const assessNowReport = z.object({
  item_code: z.string(),
  location_code: z.string(),
  /** True where the new assessment is not there yet: what is shown is the last one. */
  waiting: z.boolean(),
  /** Null where the item has never been assessed. */
  assessment: lineRisk
    .extend({
      item_name: z.string(),
      days_of_supply: z.number().nullable(),
      suggested_order_quantity: z.number().nullable(),
      /** One Chinese sentence. */
      reason: z.string(),
      assessed_at: instant,
    })
    .nullable(),
});
export type AssessNowReport = z.infer<typeof assessNowReport>;

/** What has become of an alert. */
export const alertAnswerReport = subject.extend({
  severity,
  severity_label: z.string(),
  alert_status: z.enum(["quiet", "raised", "acknowledged", "snoozed"]),
  /** False where no alert stands: then nothing was done. */
  has_alert: z.boolean(),
  /** One Chinese sentence. */
  sentence: z.string(),
});
export type AlertAnswerReport = z.infer<typeof alertAnswerReport>;

/** The order that was made, or that the same request made before. */
export const createPurchaseReport = z.object({
  purchase_order_no: z.string(),
  /** One Chinese sentence. */
  sentence: z.string(),
});
export type CreatePurchaseReport = z.infer<typeof createPurchaseReport>;
