/** What happened between the shop and a customer, as the server sends it. Newest first. */
import { z } from "zod";
import { CARE_ACTIONS } from "../domain/care/care-action.ts";
import { ENQUIRY_KINDS, ENQUIRY_STATES } from "../domain/enquiry/enquiry-kind.ts";
import { FEEDBACK_KINDS } from "../domain/feedback/feedback-kind.ts";
import { EXPOSURE_KINDS } from "../domain/exposure/exposure-sign.ts";

const day = z.iso.date();
const event_no = z.string();

/** An order after a shortage says how many days after the last one; null where none came before it within a year. */
const order = z.object({
  kind: z.literal("order"),
  day,
  order_no: z.string(),
  /** Names of a few of its items, and how many more there are. */
  item_names: z.array(z.string()),
  more_items: z.number(),
  /** `short`: closed or cancelled without all that was asked for, for want of stock. */
  state: z.enum(["open", "served", "short", "cancelled"]),
  days_after_shortage: z.number().nullable(),
});

export const courseEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("shortage"),
    ...{ day, event_no, item_name: z.string() },
    kinds: z.array(z.enum(EXPOSURE_KINDS)),
    /** Null while it stands. */
    over_on: day.nullable(),
  }),
  order,
  z.object({
    kind: z.literal("enquiry"),
    ...{ day, item_name: z.string() },
    enquiry_kind: z.enum(ENQUIRY_KINDS),
    state: z.enum(ENQUIRY_STATES),
  }),
  z.object({
    kind: z.literal("feedback"),
    day,
    /** The event that it is about; null where it is about none. */
    event_no: event_no.nullable(),
    feedback_kind: z.enum(FEEDBACK_KINDS),
    satisfaction_score: z.number().nullable(),
    content: z.string(),
  }),
  z.object({
    kind: z.literal("care"),
    ...{ day, event_no, item_name: z.string() },
    action: z.enum(CARE_ACTIONS),
    done_on: day.nullable(),
    outcome: z.string().nullable(),
  }),
]);
export type CourseEntry = z.infer<typeof courseEntry>;

export const customerCourse = z.object({
  /** The first day that is looked at. */
  from: day,
  entries: z.array(courseEntry),
  /** Older ones within the time that are not shown. */
  more: z.number(),
});
export type CustomerCourse = z.infer<typeof customerCourse>;
