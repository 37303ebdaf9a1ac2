/** Customers whom a stockout hits or will hit, as the server sends them. Money is in yuan, chances are 0–1. */
import { z } from "zod";
import { EXPOSURE_KINDS } from "../domain/exposure/exposure-sign.ts";
import { customerCourse } from "./customer-course.ts";
import { futureLossState } from "./future-loss.ts";

const day = z.iso.date();
const severity = z.enum(["out", "critical", "high", "watch", "none", "unknown"]);
const kind = z.enum(EXPOSURE_KINDS);

/** Whether buyers can be foretold; where not, why. */
export const customerBaseState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("estimated"), learned_on: day, customers: z.number(), is_calibrated: z.boolean() }),
  z.object({
    kind: z.literal("not_estimable"),
    learned_on: day,
    customers: z.number(),
    reason: z.enum(["too_few_customers", "too_few_repeaters", "no_optimum", "too_few_buyers"]),
  }),
  z.object({ kind: z.literal("not_learned") }),
]);
export type CustomerBaseState = z.infer<typeof customerBaseState>;

const totals = {
  /** Customers exposed now, and how many of them are expected to meet the shortage. */
  customers: z.number(),
  expected_customers: z.number(),
  expected_units: z.number(),
  /** Null where a margin is not known, or is not for the reader. */
  margin_loss: z.number().nullable(),
  /** What losing customers over it is expected to cost beside that; null where it cannot be told, or is not for the reader. */
  future_loss: z.number().nullable(),
};

const place = { event_no: z.string(), item_code: z.string(), item_name: z.string(), location_code: z.string() };

/** Every item with an alert that hits somebody, the worst first. */
export const hitCustomersReport = z.object({
  today: day,
  base: customerBaseState,
  /** Whether `future_loss` can be told, and by what values are counted. */
  future: futureLossState,
  /** Of all events together: a customer of several counts once, and can be lost only once. */
  total: z.object(totals),
  events: z.array(z.object({ ...place, severity, ...totals })),
});
export type HitCustomersReport = z.infer<typeof hitCustomersReport>;

/** One customer of an event. */
export const hitCustomer = z.object({
  customer_code: z.string(),
  customer_name: z.string(),
  owner_name: z.string().nullable(),
  kinds: z.array(kind),
  order_nos: z.array(z.string()),
  /** The chance that the customer meets the shortage: 1 where an order of theirs has. */
  probability: z.number(),
  expected_units: z.number(),
  margin_loss: z.number().nullable(),
  future_loss: z.number().nullable(),
  last_ordered_on: day.nullable(),
  alive_probability: z.number().nullable(),
  usual_gap_days: z.number().nullable(),
  rfm_class: z.string().nullable(),
});
export type HitCustomer = z.infer<typeof hitCustomer>;

/** The customers of one event, those with the most to lose first. */
export const hitEventReport = z.object({
  today: day,
  base: customerBaseState,
  future: futureLossState,
  ...place,
  unit: z.string().nullable(),
  severity,
  /** Days for which buyers are foretold; null where none are. */
  foretold_from: day.nullable(),
  foretold_through: day.nullable(),
  total: z.object(totals),
  customers: z.array(hitCustomer),
  /** Customers of the event who are not exposed any more. */
  past_customers: z.number(),
});
export type HitEventReport = z.infer<typeof hitEventReport>;

/** One customer and the events that hit them, newest first. */
export const hitCustomerReport = z.object({
  today: day,
  base: customerBaseState,
  future: futureLossState,
  customer_code: z.string(),
  customer_name: z.string(),
  owner_name: z.string().nullable(),
  figure: z
    .object({
      alive_probability: z.number().nullable(),
      gap_days: z.number().nullable(),
      usual_gap_days: z.number().nullable(),
      order_days: z.number(),
      first_ordered_on: day,
      last_ordered_on: day,
      /** Over the last 365 days; null where it is not known, or is not for the reader. */
      value: z.number().nullable(),
      value_basis: z.enum(["margin", "revenue"]).nullable(),
      rfm_class: z.string().nullable(),
    })
    .nullable(),
  events: z.array(
    z.object({
      ...place,
      kinds: z.array(kind),
      order_nos: z.array(z.string()),
      probability: z.number(),
      expected_units: z.number(),
      margin_loss: z.number().nullable(),
      future_loss: z.number().nullable(),
      exposed_on: day,
      /** Day on which it was over; null while it stands. */
      over_on: day.nullable(),
    }),
  ),
  /** What they ordered, asked and said since, and what was done for them. */
  course: customerCourse,
});
export type HitCustomerReport = z.infer<typeof hitCustomerReport>;
