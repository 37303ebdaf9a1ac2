/** How many customers stockouts lose: made once a business day, kept, and shown with its day. */
import { z } from "zod";

const day = z.iso.date();
/** "YYYY-MM" */
const month = z.string().regex(/^\d{4}-\d{2}$/);
const money = z.number();

/** A share with its 95 % interval; null where there is nothing to divide by. */
export const share = z
  .object({ count: z.number(), of: z.number(), rate: z.number(), low: z.number(), high: z.number() })
  .nullable();
export type ShareReport = z.infer<typeof share>;

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

const outcomes = z.object({
  lost: z.number(),
  same_item: z.number(),
  switched: z.number(),
  other_goods: z.number(),
  pending: z.number(),
  unknown: z.number(),
});
const churn = z.object({ outcomes, churn: share });
const churnCounts = z.object({ by_customer: churn, by_order: churn });

/** The effect of stockouts on customers, or why it cannot be told. */
export const effectReport = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("estimated"),
    matched_count: z.number(),
    exposed_count: z.number(),
    window_days: z.number(),
    confidence: z.number(),
    /** Over all that were compared: customers, orders, yuan. */
    lost: interval,
    orders: interval,
    revenue: interval,
    margin: interval,
  }),
  z.object({
    kind: z.literal("not_estimable"),
    exposed_count: z.number(),
    reasons: z.array(z.string()),
  }),
]);
export type EffectReport = z.infer<typeof effectReport>;

const failures = z.object({
  lines: z.number(),
  cancelled_lines: share,
  cancelled_quantity: z.number().nullable(),
  cancelled_orders: share,
  delayed_lines: share,
  delayed_orders: share,
});

/** A month of the report; what happened is of the month, what stands is of the day it was closed on. */
export const retentionMonth = z.object({
  month,
  /** Days of the month times places, as far as alerts are on record, and those of them that were out. */
  item_days: z.number(),
  item_days_out: z.number(),
  /** Episodes that were out on a day of the month. */
  events: z.number(),
  /** Asked for in the month and never served. */
  lost_units: z.number(),
  lost_revenue: money,
  lost_margin: money,
  units_without_margin: z.number(),
  /** Customers who met a shortage. */
  customers_hit: z.number(),
  churn,
  failures: failures.nullable(),
  /** Median times of the alerts raised in the month, ms. */
  responses: z.object({
    alerts: z.number(),
    told_ms: z.number().nullable(),
    answered_ms: z.number().nullable(),
    ordered_ms: z.number().nullable(),
    received_ms: z.number().nullable(),
  }),
  /** As it stood when the month was closed; null of months before that was kept. */
  stock: z
    .object({
      closed_on: day,
      /** on hand × purchase cost, yuan. */
      value: money,
      /** Of it beyond the order-up-to level. */
      surplus_value: money,
      /** Places with stock and no cost, not in the value. */
      places_without_cost: z.number(),
    })
    .nullable(),
  /** What was saved in spite of shortages; null of months counted before that was told. */
  recovered: z
    .object({
      /** Served late to customers of the month who had to wait. */
      late_units: z.number(),
      late_revenue: money,
      late_margin: money,
      late_units_without_margin: z.number(),
      /** Alerts raised in the month that cleared without a day out. */
      averted_alerts: z.number(),
    })
    .nullable()
    .default(null),
  /** What care of customers has cost, yuan; null while that is not kept. */
  care_cost: money.nullable(),
  /**
   * What the actions of care that can be told brought in two years up to the end of the month against who was held out, yuan,
   * costs taken off; null where none can, or of months before that was told.
   */
  care_profit: interval.extend({ actions: z.number() }).nullable().default(null),
  /** Of all stockouts up to the end of the month; null of months before it was kept. */
  effect: effectReport.nullable(),
});
export type RetentionMonth = z.infer<typeof retentionMonth>;

const chartPoint = z.object({
  period: z.string(),
  count: z.number(),
  of: z.number(),
  rate: z.number().nullable(),
  centre: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  alarms: z.array(z.enum(["above_limit", "below_limit", "run_above", "run_below"])),
});

/** A control chart by month. */
export const controlChartReport = z.object({
  kind: z.enum(["judged", "too_few_periods"]),
  needed: z.number(),
  points: z.array(chartPoint),
});
export type ControlChartReport = z.infer<typeof controlChartReport>;

const recoveryCurve = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("estimated"),
    base_days: z.number(),
    base_daily: z.number(),
    points: z.array(
      z.object({
        week: z.number(),
        from: day,
        sold: z.number(),
        expected: z.number(),
        share: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
    recovered_week: z.number().nullable(),
  }),
  z.object({
    kind: z.literal("not_estimable"),
    reason: z.enum(["too_few_base_days", "too_few_sold", "not_back_long_enough"]),
  }),
]);

const part = z.object({ key: z.string(), name: z.string(), counts: churnCounts });

/** All figures of a shop. */
export const retentionFigures = z.object({
  made_on: day,
  /** Instant in ms. */
  made_at: z.number(),
  lines: z.number(),
  customers: z.number(),
  /** Day since which shortages are kept as they are found; before it they are told from cancelled and short lines. */
  kept_since: day.nullable(),
  /** The answer to 到底损失了多少客户、多少钱 in Chinese. */
  answer: z.string(),
  /** Its second part, of the day the effect was estimated on. */
  effect_answer: z.string(),
  /** What was lost at once, all of the record. */
  lost_now: z.object({ units: z.number(), margin: money, units_without_margin: z.number() }),
  effect: effectReport,
  /** When the effect was estimated last: once a month, or when shortages have become a tenth more. */
  effect_made_on: day,
  churn: churnCounts,
  by_item: z.array(part),
  by_channel: z.array(part),
  /** Finished months, the oldest first. */
  months: z.array(retentionMonth),
  /** The month that runs. */
  running: retentionMonth,
  churn_chart: controlChartReport,
  stockout_chart: controlChartReport,
  /** Items by the share of customers their shortages lose, shrunk; empty where the effect is not estimable. */
  ranking: z.array(
    z.object({
      item_code: z.string(),
      item_name: z.string(),
      exposed_count: z.number(),
      raw_lost_share: z.number(),
      lost_share: z.number(),
      standard_error: z.number(),
      customers_lost: z.number(),
    }),
  ),
  /** Exposed customers who may still come back, the likeliest to be lost first. */
  fragile: z.object({
    basis: z.enum(["by_behaviour", "too_few", "no_better"]),
    count: z.number(),
    customers: z.array(z.object({ customer_code: z.string(), lost_risk: z.number() })),
  }),
  /** Chinese sentences: what sets the lost apart from the kept, or that nothing does. */
  profile: z.array(z.string()),
  cohorts: z.array(z.object({ month, customers: z.number(), ordered: z.array(z.number()) })),
  within: z.array(z.object({ days: z.number(), share })),
  rfm: z.array(
    z.object({
      recency: z.number(),
      frequency: z.number(),
      customers: z.number(),
      value: money,
      lost: z.number(),
    }),
  ),
  recoveries: z.array(
    z.object({
      event_no: z.string(),
      item_code: z.string(),
      item_name: z.string(),
      location_code: z.string(),
      out_from: day,
      back_on: day,
      curve: recoveryCurve,
    }),
  ),
});
export type RetentionFigures = z.infer<typeof retentionFigures>;

/** The page 客户留存. */
export const retentionReport = z.object({
  today: day,
  /** How 缺货流失率 is defined. */
  definition: z.string(),
  /** Null while none were made. */
  figures: retentionFigures.nullable(),
  /** What would make figures possible, in Chinese; empty where nothing is missing. */
  missing: z.array(z.string()),
});
export type RetentionReport = z.infer<typeof retentionReport>;
