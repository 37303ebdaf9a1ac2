/** What customers said: satisfaction, complaints, and how much of it is about stock. */
import { z } from "zod";

const day = z.iso.date();
const relation = z.enum(["yes", "no", "unsure"]);

const score = z.object({
  count: z.number(),
  /** 1–5. */
  mean: z.number().nullable(),
  /** Ends of the 95 % interval; null where there are too few scores. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const stockShare = z.object({
  yes: z.number(),
  no: z.number(),
  unsure: z.number(),
  /** yes ÷ (yes + no) */
  share: z.number().nullable(),
});

const item = z.object({ item_code: z.string(), item_name: z.string(), location_code: z.string() });

/** The panel 客户反馈 of the page 经营指标. */
export const feedbackReport = z.object({
  today: day,
  /** Whether the form is bound, and where it is; null where nobody knows. */
  has_form: z.boolean(),
  form_url: z.string().nullable(),
  feedback: z.number(),
  complaints: z.number(),
  open_complaints: z.number(),
  score,
  trend: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("estimated"),
      /** Points per month, with its 95 % interval. */
      ...{ slope: z.number(), low: z.number(), high: z.number() },
      direction: z.enum(["rising", "falling", "level"]),
    }),
    z.object({ kind: z.literal("not_estimable"), reason: z.literal("few_months") }),
  ]),
  /** Twelve, oldest first. */
  months: z.array(
    z.object({
      /** "YYYY-MM" */
      month: z.string(),
      feedback: z.number(),
      complaints: z.number(),
      orders: z.number(),
      complaints_per_1000: z.number().nullable(),
      score,
    }),
  ),
  stock: stockShare,
  stock_complaints: stockShare,
  linked_complaints: z.number(),
  /** Stockout events of the last days, and complaints about them. */
  recent_events: z.object({ days: z.number(), events: z.number(), complaints: z.number() }),
  /** Most complaints first; `item` is null where a person wrote another number. */
  events: z.array(z.object({ event_no: z.string(), complaints: z.number(), last_on: day, item: item.nullable() })),
  /** The latest complaints, newest first. Phone numbers in them are masked. */
  latest: z.array(
    z.object({
      feedback_no: z.string().nullable(),
      received_on: day,
      content: z.string().nullable(),
      order_no: z.string().nullable(),
      relation,
      matched_words: z.string().nullable(),
      is_open: z.boolean(),
    }),
  ),
  /** Stockouts that ended lately: their customers may be asked how it went. Nothing is sent by itself. */
  to_survey: z.array(item.extend({ event_no: z.string(), ended_on: day })),
});
export type FeedbackReport = z.infer<typeof feedbackReport>;
