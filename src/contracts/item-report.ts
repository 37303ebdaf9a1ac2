import { boardRow } from "./board.ts";
import { z } from "zod";
import { eventFutureLoss } from "./future-loss.ts";
import { itemPlaces } from "./item-places.ts";
import { countProposalReport, errorCauseCode, splitRates } from "./operating-figures.ts";
import { day, instant, materialStatus, severity } from "./report-parts.ts";

const replenishmentTarget = z.enum(["service_level", "fill_rate", "profit"]);

/** What an order of a size is expected to bring, and one unit more of it. */
const profitPoint = z.object({
  quantity: z.number(),
  expected_profit: z.number(),
  marginal_profit: z.number(),
  stockout_probability: z.number(),
});

/** One item at one location, with everything that explains its light. */
export const itemReport = z.object({
  row: boardRow,
  /** The business day. */
  today: day,
  unit: z.string().nullable(),
  supplier_name: z.string().nullable(),
  stock: z
    .object({ on_hand: z.number(), allocated: z.number(), on_order: z.number(), backorder: z.number() })
    .nullable(),
  demand_mean: z.number().nullable(),
  demand_class: z.string(),
  forecaster: z.string().nullable(),
  /** The methods tried on the item's own past, the best first, and why the one in use is used; null while none is. */
  method_trial: z
    .object({
      reason: z.enum(["too_short", "usual_best", "usual_kept", "clearly_better"]),
      methods: z.array(
        z.object({
          forecaster: z.string(),
          /** Its loss ÷ that of the seasonal naive method; null where that is nought or unknown. */
          relative_loss: z.number().nullable(),
          is_used: z.boolean(),
        }),
      ),
    })
    .nullable(),
  safety_stock: z.number().nullable(),
  reorder_point: z.number().nullable(),
  order_up_to_level: z.number().nullable(),
  rounding_reason: z.string().nullable(),
  /** By what the levels are set, and what the target on the form lacks; null while nothing can be judged. */
  replenishment: z
    .object({
      target: replenishmentTarget,
      wished: replenishmentTarget,
      lacks: z.enum(["sale_price", "purchase_cost", "margin", "fill_rate_target"]).nullable(),
      service_level: z.number(),
    })
    .nullable(),
  /** What orders of some sizes are expected to bring; null while demand cannot be judged, and for readers who may not read plans. Money. */
  order_profit: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("lacking"), lacks: z.enum(["sale_price", "purchase_cost", "margin"]) }),
      z.object({
        kind: z.literal("known"),
        points: z.array(profitPoint),
        suggested: profitPoint,
        best: profitPoint,
        holding_cost_rate: z.number(),
        /** What a unit short costs beyond its margin, in money, which the profits count; null where it was not learned. */
        goodwill: z
          .object({
            per_unit: z.number(),
            lost_share: z.number(),
            basis: z.enum(["item", "shop"]),
            buyer_worth: z.number(),
            units_per_line: z.number(),
          })
          .nullable(),
      }),
    ])
    .nullable(),
  /** The item at all its places; null where it has one alone. */
  places: itemPlaces.nullable(),
  /** What losing the customers whom its alert hits is expected to cost; null without one, or where it cannot be told. */
  future_loss: eventFutureLoss.nullable(),
  order_by_date: day.nullable(),
  lead_time: z.object({ mean_days: z.number(), sd_days: z.number(), sample_count: z.number(), source: z.string() }),
  exposure_days: z.number(),
  /** Requested units of past days, oldest first; `in_stock` is the fraction of the day with stock. */
  history: z.array(z.object({ day, quantity: z.number(), in_stock: z.number() })),
  /** From today on. Demand quantiles are cumulative units; stock quantiles are units left. */
  projection: z.array(
    z.object({
      day,
      demand_p10: z.number(),
      demand_p50: z.number(),
      demand_p90: z.number(),
      stock_p10: z.number(),
      stock_p50: z.number(),
      stock_p90: z.number(),
      stockout_probability: z.number(),
      receipt: z.number(),
    }),
  ),
  /** What the item is among all others, with the reason in one Chinese sentence. */
  classes: z.array(
    z.object({
      kind: z.enum(["abc", "xyz", "life_cycle", "hot", "season"]),
      value: z.string(),
      label: z.string(),
      reason: z.string(),
    }),
  ),
  /** What is unusual about it, each in one Chinese sentence. */
  signals: z.array(
    z.object({
      kind: z.enum([
        "surge",
        "unusual_order",
        "negative_stock",
        "undocumented_movement",
        "phantom_stock",
        "likely_outage",
        "level_shift",
      ]),
      label: z.string(),
      sentence: z.string(),
    }),
  ),
  /** The last 90 days in figures (the forecast: 8 weeks); null where the forms do not tell. Rates are shares, 0–1. */
  indicators: z.object({
    turnover_days: z.number().nullable(),
    turnover_judgement: z.enum(["too_low", "fine", "too_high", "no_sales"]).nullable(),
    /** Days between which stock of the item's class is neither scarce nor idle. */
    turnover_band: z.object({ low_days: z.number(), high_days: z.number() }),
    /** Above nought: forecasts were too high. */
    forecast_bias_rate: z.number().nullable(),
    forecast_error_rate: z.number().nullable(),
    fill_rate: z.number().nullable(),
    line_fill_rate: z.number().nullable(),
    /** Share of days without stock. */
    stockout_rate: z.number().nullable(),
    /** The same weeks by kind of day, and by month of their last days, oldest first. */
    forecast: z.object({
      split: splitRates,
      months: z.array(z.object({ month: z.string(), split: splitRates, events: z.array(z.string()) })),
      /** Kind of days that most of the error comes from. */
      cause: errorCauseCode.nullable(),
    }),
    /** Of the item at all its places; null where too little was delivered. */
    returns: z
      .object({
        return_rate: z.number(),
        /** Of others like it; null where they were hardly delivered. */
        usual_return_rate: z.number().nullable(),
        is_high: z.boolean(),
        /** Units that will come back within the exposure, and those of them that can be sold again. */
        expected_returns: z.number().nullable(),
        expected_restock: z.number().nullable(),
        /** What it means for the plan, in Chinese; null where nothing came back. */
        sentence: z.string().nullable(),
      })
      .nullable(),
    /** Counts of this place in the last `days`. */
    counts: z.object({
      days: z.number(),
      counts: z.number(),
      accuracy_rate: z.number().nullable(),
      difference_rate: z.number().nullable(),
      last: z
        .object({ counted_on: day, book_quantity: z.number().nullable(), counted_quantity: z.number() })
        .nullable(),
    }),
  }),
  /** Why the stock should be counted; null where nothing asks for it. */
  count_proposal: countProposalReport.nullable(),
  /** The explanation object in readable lines: what went in, which formula, what would clear it. */
  explanation: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      tells_costs: z.literal(true).optional(),
      /** A formula or a distribution behind a line that says the same in plain words. */
      is_detail: z.literal(true).optional(),
    }),
  ),
  open_purchase_orders: z.array(
    z.object({
      purchase_order_no: z.string(),
      supplier_code: z.string(),
      expected_on: day.nullable(),
      open_quantity: z.number(),
      is_late: z.boolean(),
    }),
  ),
  /** What open production orders take of it here, the earliest first; empty where none does. */
  production: z.array(
    z.object({
      production_no: z.string(),
      made_code: z.string(),
      day,
      quantity: z.number(),
      /** Of the whole order, for want of this item or another; null where it is not judged yet. */
      material_status: materialStatus.nullable(),
      line_stop_date: day.nullable(),
    }),
  ),
  exposed_customers: z.array(
    z.object({
      customer_code: z.string(),
      customer_name: z.string(),
      owner_name: z.string().nullable(),
      order_no: z.string(),
      affected_quantity: z.number(),
      promised_on: day.nullable(),
    }),
  ),
  /** What was done about it, newest first. */
  /** What has happened to its alerts lately, newest first. */
  alert_events: z.array(
    z.object({
      kind: z.enum([
        ...(["raised", "worsened", "eased", "relapsed", "reminded", "reopened", "cleared"] as const),
        ...(["told", "passed_on"] as const),
        ...(["acknowledged", "snoozed", "assigned", "ordered", "received"] as const),
      ]),
      at: instant,
      severity,
      /** A person's name, "link" or "form" where nobody was signed in; null where the program did it. */
      actor: z.string().nullable(),
      note: z.string(),
    }),
  ),
  effects: z.array(
    z.object({
      label: z.string(),
      state: z.enum(["waiting", "held", "done", "dead", "replaced"]),
      at: instant.nullable(),
    }),
  ),
});
export type ItemReport = z.infer<typeof itemReport>;
