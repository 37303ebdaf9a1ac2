/** Shortages with their causes, as the server sends them. Days are business days; money is yuan. */
import { z } from "zod";
import { eventFutureLoss } from "./future-loss.ts";

const day = z.iso.date();
const severity = z.enum(["out", "critical", "high", "watch", "none", "unknown"]);
/** Codes of causes. */
export const causeCode = z.enum([
  "supplier_late",
  "supplier_short",
  "approval_slow",
  "ordered_late",
  "ordered_little",
  "forecast_bias",
  "demand_surge",
  "record_error",
  "quality_hold",
  "stock_reserved",
  "component_short",
  "master_data",
  "undetermined",
]);
const stage = z.enum(["demand", "planning", "purchasing", "supplier", "warehouse", "master_data"]);

const eventRow = z.object({
  event_no: z.string(),
  item_code: z.string(),
  item_name: z.string(),
  location_code: z.string(),
  raised_on: day,
  /** Null while it stands. */
  ended_on: day.nullable(),
  peak_severity: severity,
  /** `open`: nothing has lacked yet; null until it was looked into. */
  outcome: z.enum(["open", "short", "averted"]).nullable(),
  main_cause: causeCode.nullable(),
  /** 0–1; null where no cause is named. */
  cause_score: z.number().nullable(),
  /** What a person chose; null where nobody has. */
  chosen_cause: causeCode.nullable(),
  lost_units: z.number(),
  /** Null where no price is known, and to readers who may not see what goods earn. */
  lost_money: z.number().nullable(),
  out_days: z.number(),
  customer_count: z.number(),
});

const causeLoss = z.object({
  events: z.number(),
  shared_events: z.number(),
  lost_units: z.number(),
  /** Null to readers who may not see what goods earn. */
  lost_money: z.number().nullable(),
  lost_customers: z.number(),
});

/** What the list of events answers: one page, with the causes of all that match. */
export const stockoutEventsReport = z.object({
  from: day,
  through: day,
  /** Null where all events of the time were looked at; else how many, and the day of the oldest of them. */
  cut: z.object({ looked_at: z.number(), from: day }).nullable(),
  matching: z.number(),
  page: z.number(),
  page_size: z.number(),
  rows: z.array(eventRow),
  /** Of all that match. */
  counts: z.object({ short: z.number(), averted: z.number(), open: z.number() }),
  /** Of all that match and in which goods lacked; their rows add up to the total. */
  causes: z.object({ rows: z.array(causeLoss.extend({ cause: causeCode })), total: causeLoss }),
  /** Events whose loss is not known for want of a price. */
  unpriced: z.number(),
  repeated_days: z.number(),
  repeated: z.array(
    z.object({
      kind: z.enum(["item", "supplier", "stage"]),
      key: z.string(),
      name: z.string(),
      count: z.number(),
      expected: z.number(),
      p_value: z.number(),
      is_beyond_chance: z.boolean(),
    }),
  ),
});

const record = z.object({
  form: z.string(),
  /** In Chinese. */
  form_label: z.string(),
  /** Number of the document; empty where the form has none. */
  id: z.string(),
  /** Where people find the form; null where that is not known. */
  form_url: z.string().nullable(),
});

const toldEvent = z.object({ kind: z.string(), at: z.number(), actor: z.string().nullable(), note: z.string() });

/** One event: its four stages, its way and its causes. */
export const stockoutEventReport = eventRow.extend({
  unit: z.string(),
  /** Instant in ms. */
  raised_at: z.number(),
  form_url: z.string().nullable(),
  explained_on: day.nullable(),
  alert: z.object({ told: z.array(toldEvent), answers: z.array(toldEvent) }),
  /** Care tasks by their state; null where the form is not bound. */
  care: z.object({ tasks: z.number(), done: z.number(), form_url: z.string().nullable() }).nullable(),
  supply: z.array(
    z.object({
      record,
      requested_on: day.nullable(),
      approved_on: day.nullable(),
      ordered_on: day.nullable(),
      expected_on: day.nullable(),
      quantity: z.number(),
      arrivals: z.array(z.object({ day, quantity: z.number() })),
    }),
  ),
  /** What has become of the customers whose orders were not served, each one of the four; null where it hit nobody. */
  retention: z
    .object({
      exposed: z.number(),
      returned: z.number(),
      lost: z.number(),
      pending: z.number(),
      unknown: z.number(),
    })
    .nullable(),
  /** What losing the customers it hits is expected to cost; null where it cannot be told, or is not for the reader. */
  future_loss: eventFutureLoss.nullable(),
  loss: z
    .object({
      start: day,
      end: day,
      refused_units: z.number(),
      waiting_units: z.number(),
      estimated_units: z.number(),
      basis: z.enum(["margin", "price"]).nullable(),
      /** In Chinese. */
      text: z.string(),
    })
    .nullable(),
  nodes: z.array(z.object({ kind: z.string(), label: z.string(), day, record: record.nullable() })),
  spans: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      record: record.nullable(),
      from: day,
      to: day.nullable(),
      days: z.number(),
      longest_usual: z.number().nullable(),
      is_slow: z.boolean(),
      is_slowest: z.boolean(),
    }),
  ),
  /** The answer in Chinese; null where goods never lacked. */
  sentence: z.string().nullable(),
  /** The highest score first; those that cannot be judged last. */
  causes: z.array(
    z.object({
      cause: causeCode,
      stage,
      /** Null where it cannot be judged. */
      score: z.number().nullable(),
      avoided_share: z.number().nullable(),
      /** In Chinese. */
      facts: z.array(z.object({ text: z.string(), record: record.nullable() })),
      /** Records that are missing, in Chinese. */
      lacks: z.array(z.string()),
    }),
  ),
});

/** A page of events with the causes of all that match. */
export type StockoutEventsReport = z.infer<typeof stockoutEventsReport>;

/** One row of the list. */
export type StockoutEventRow = z.infer<typeof eventRow>;

/** One event. */
export type StockoutEventReport = z.infer<typeof stockoutEventReport>;

/** What the list of events is asked for. */
export interface StockoutEventsView {
  /** Raised in so many days up to today. */
  readonly days: number;
  /** Words that the item's name, its code or the event's number hold. */
  readonly search: string;
  readonly cause: StockoutEventRow["main_cause"];
  /** `short`: goods lacked; `open`: it still stands; `averted`: it ended before anything lacked. */
  readonly state: "all" | "short" | "open" | "averted";
  /** From 1. */
  readonly page: number;
}
