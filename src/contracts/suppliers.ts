/** Suppliers and what was learned of their deliveries, as the server sends it. Days are the supplier's working days. */
import { z } from "zod";

const severity = z.enum(["out", "critical", "high", "watch", "none", "unknown"]);
const day = z.iso.date();
/** 0–1. */
const share = z.number();

const figures = z.object({
  mean_days: z.number(),
  sd_days: z.number(),
  p10_days: z.number(),
  median_days: z.number(),
  p90_days: z.number(),
  /** Median of what was promised; null where nothing was. */
  promised_days: z.number().nullable(),
});

/** The last deliveries beside the ones before. */
const trend = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("too_few"), deliveries: z.number(), needed: z.number() }),
  z.object({
    kind: z.enum(["lengthened", "shortened", "steady"]),
    recent_count: z.number(),
    before_count: z.number(),
    /** Medians. */
    recent_days: z.number(),
    before_days: z.number(),
    /** How many times as long, like items compared. */
    ratio: z.number(),
    /** Chance of so high recent lead times where nothing has changed. */
    p_value: z.number(),
  }),
]);

const lateness = z.object({
  promised_count: z.number(),
  late_count: z.number(),
  /** Null below five deliveries with a promised day. */
  late_rate: share.nullable(),
  late_mean_days: z.number().nullable(),
  late_p90_days: z.number().nullable(),
});

const fullness = z.object({
  judged_count: z.number(),
  full_count: z.number(),
  /** Null below five lines. */
  full_rate: share.nullable(),
  overdue_count: z.number(),
});

const score = z.object({
  /** 0–100. */
  value: z.number(),
  parts: z.array(
    z.object({
      part: z.enum(["on_time", "in_full", "steady", "trend"]),
      value: share,
      points: z.number(),
      most_points: z.number(),
    }),
  ),
});

/** One line of the table of suppliers. */
export const supplierReportRow = z.object({
  supplier_code: z.string(),
  supplier_name: z.string(),
  mark: z.object({
    light: z.enum(["red", "amber", "green", "unknown"]),
    troubles: z.array(
      z.enum([
        "lengthened",
        "often_late",
        "often_short",
        "sometimes_late",
        "sometimes_short",
        "overdue",
        "unsteady",
        "sole_source",
      ]),
    ),
  }),
  delivery_count: z.number(),
  /** Null below five deliveries. */
  lead_time: figures.nullable(),
  lateness,
  fullness,
  trend,
  item_count: z.number(),
  single_source_count: z.number(),
  /** Money. */
  expected_loss: z.number(),
  expected_loss_share: share.nullable(),
  purchase_value: z.number(),
  purchase_value_share: share.nullable(),
  /** The greater of both shares. */
  dependence: share,
  /** Late share × dependence; what the table is sorted by. */
  risk: share,
  score: score.nullable(),
});
export type SupplierReportRow = z.infer<typeof supplierReportRow>;

/** All suppliers, the riskiest first. */
export const suppliersReport = z.object({
  today: day,
  /** Deliveries and orders are looked at from this day on. */
  since: day,
  /** Of the whole shop; null where nothing is known. */
  late_rate: share.nullable(),
  full_rate: share.nullable(),
  expected_loss: z.number(),
  purchase_value: z.number(),
  /** Suppliers with deliveries enough for a trend. */
  judged_trends: z.number(),
  /** Chance that one of them which has not changed is taken for a slower one. */
  false_alarm_rate: share,
  suppliers: z.array(supplierReportRow),
});
export type SuppliersReport = z.infer<typeof suppliersReport>;

/** One supplier with its deliveries and items. */
export const supplierReport = z.object({
  today: day,
  row: supplierReportRow,
  /** Every figure with its formula, in Chinese. */
  explanation: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Newest first. */
  deliveries: z.array(
    z.object({
      purchase_order_nos: z.array(z.string()),
      item_codes: z.array(z.string()),
      ordered_on: day,
      expected_on: day.nullable(),
      received_on: day,
      lead_days: z.number(),
      /** Negative = early. */
      late_days: z.number().nullable(),
    }),
  ),
  /** Not received yet, the earliest promise first. */
  open_orders: z.array(
    z.object({
      purchase_order_no: z.string(),
      item_code: z.string(),
      item_name: z.string(),
      expected_on: day.nullable(),
      open_quantity: z.number(),
      is_late: z.boolean(),
    }),
  ),
  /** The largest expected loss first. */
  items: z.array(
    z.object({
      item_code: z.string(),
      item_name: z.string(),
      is_single_source: z.boolean(),
      delivery_count: z.number(),
      lead_time: figures.nullable(),
      late_rate: share.nullable(),
      trend,
      expected_loss: z.number(),
      places: z.array(z.object({ location_code: z.string(), severity })),
    }),
  ),
});
export type SupplierReport = z.infer<typeof supplierReport>;
