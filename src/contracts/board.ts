/** What the board's pages show, as the server sends it. The same schemas type the browser and check the server's tests. */
import { z } from "zod";
import { permission, role } from "./access.ts";
import { countProposalReport, errorCauseCode, splitRates } from "./operating-figures.ts";

const severity = z.enum(["out", "critical", "high", "watch", "none", "unknown"]);
const day = z.iso.date();
/** Instant in ms since the epoch. */
const instant = z.number();
/** Whether the material of a production order is there. */
const materialStatus = z.enum(["complete", "at_risk", "short", "unknown"]);
const problem = z.object({ code: z.string(), message: z.string(), hint: z.string() });

/** One line of the red, amber, green list. */
export const boardRow = z.object({
  item_code: z.string(),
  item_name: z.string(),
  category: z.string().nullable(),
  location_code: z.string(),
  severity,
  alert_status: z.enum(["quiet", "raised", "acknowledged", "snoozed"]),
  /** Who sees to the alert; null where nobody was named or none stands. */
  assigned_to: z.string().nullable(),
  on_hand: z.number().nullable(),
  days_of_supply: z.number().nullable(),
  stockout_date: day.nullable(),
  stockout_probability: z.number().nullable(),
  suggested_order_quantity: z.number().nullable(),
  /** Money; see expected_loss_basis. */
  expected_loss: z.number().nullable(),
  expected_loss_basis: z.enum(["margin", "price"]).nullable(),
  /** One Chinese sentence. */
  reason: z.string(),
  assessed_at: instant,
});
export type BoardRow = z.infer<typeof boardRow>;

const choice = z.object({ value: z.string(), count: z.number() });

/** One page of the list that a view asks for, and the whole list in figures. */
export const boardReport = z.object({
  today: day,
  /** Of all items, whatever the view shows. */
  counts: z.record(severity, z.number()),
  /** Money: of all items that are out, critical or high. */
  expected_loss: z.number(),
  /** What the list can be narrowed to, the most frequent first. */
  categories: z.array(choice),
  locations: z.array(choice),
  /** Items the view shows on all its pages. */
  matching: z.number(),
  /** From 1; the last page where the view asked for one beyond it. */
  page: z.number(),
  page_size: z.number(),
  rows: z.array(boardRow),
});
export type BoardReport = z.infer<typeof boardReport>;

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
      }),
    ])
    .nullable(),
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
  explanation: z.array(z.object({ label: z.string(), value: z.string(), tells_costs: z.literal(true).optional() })),
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
        ...(["raised", "worsened", "reminded", "reopened", "cleared", "told", "passed_on"] as const),
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

/** The open production orders, the one whose line stops first at the head. */
export const productionReport = z.object({
  today: day,
  /** Whether the tenant has a form for the plan. */
  is_bound: z.boolean(),
  orders: z.array(
    z.object({
      record_id: z.string(),
      production_no: z.string(),
      item_code: z.string(),
      item_name: z.string(),
      location_code: z.string(),
      start_on: day,
      /** Units for which material is still to be taken. */
      quantity: z.number(),
      material_status: materialStatus,
      makeable_quantity: z.number(),
      line_stop_date: day.nullable(),
      /** With a chance of one in ten the line stops no later than this. */
      early_line_stop_date: day.nullable(),
      resume_date: day.nullable(),
      /** In Chinese; null where there is nothing to say. */
      reason: z.string().nullable(),
      shortages: z.array(
        z.object({
          item_code: z.string(),
          name: z.string(),
          location_code: z.string(),
          day,
          missing: z.number(),
          covered_on: day.nullable(),
          /** Whether it has a page of its own. */
          is_assessed: z.boolean(),
        }),
      ),
      assessed_at: instant,
    }),
  ),
});
export type ProductionReport = z.infer<typeof productionReport>;

/** A message that went out, is waiting, or failed. */
const messageReport = z.object({
  id: z.number(),
  channel: z.string(),
  receiver_role: z.string(),
  receiver: z.string().nullable(),
  severity,
  title: z.string(),
  lines: z.array(z.string()),
  state: z.enum(["waiting", "held", "done", "dead", "replaced"]),
  at: instant.nullable(),
  /** From the record change that led here to the accepted message, in ms. */
  latency_ms: z.number().nullable(),
  /** Which of several channels took it and why not the first, or why it was not sent; null where there is nothing to say. */
  note: z.string().nullable(),
  problem: problem.nullable(),
});
export const messagesReport = z.object({ messages: z.array(messageReport) });
export type MessagesReport = z.infer<typeof messagesReport>;

/** The strip that says whether everything runs. */
export const healthReport = z.object({
  now: instant,
  installation_name: z.string(),
  /** The business day. */
  today: day,
  last_push_at: instant.nullable(),
  inbox_waiting: z.number(),
  /** Age of the oldest message that is not worked off, in ms. */
  lag_ms: z.number(),
  dirty_subjects: z.number(),
  effects: z.record(z.enum(["waiting", "held", "done", "dead", "replaced"]), z.number()),
  write_backs_done: z.number(),
  aside: z.number(),
  /** Notices that last until somebody mends something. */
  notices: z.number(),
  /** How changes reach us: by pushes, by reading alone, or by reading for some forms. */
  intake: z.enum(["pushed", "polled", "mixed"]),
  /** A change that no push tells of is known after this long at the latest (ms). */
  staleness_bound_ms: z.number(),
  /** Forms whose records are being read for the first time, or anew. */
  syncs: z.array(
    z.object({
      form: z.string(),
      read: z.number(),
      records_per_second: z.number().nullable(),
      eta_ms: z.number().nullable(),
    }),
  ),
  /** Median and 99th percentile of record change → written back, in ms, over the last 1,000; null before any. */
  loop_p50_ms: z.number().nullable(),
  loop_p99_ms: z.number().nullable(),
  /** False while the platform does not answer. */
  platform_ok: z.boolean(),
  platform_problem: problem.nullable(),
  version: z.string(),
});
export type HealthReport = z.infer<typeof healthReport>;

/** What needs a person: what lasts until it is mended, messages that could not be used, and effects that were given up. */
export const problemsReport = z.object({
  notices: z.array(
    z.object({
      ...problem.shape,
      form: z.string().nullable(),
      /** Canonical name; null where it concerns the whole form. */
      field: z.string().nullable(),
      /** Null where it is found anew at each look. */
      since: instant.nullable(),
    }),
  ),
  aside: z.array(z.object({ id: z.number(), form: z.string(), received_at: instant, problem, excerpt: z.string() })),
  dead: z.array(
    z.object({
      id: z.number(),
      label: z.string(),
      at: instant.nullable(),
      attempts: z.number(),
      problem: problem.nullable(),
    }),
  ),
});
export type ProblemsReport = z.infer<typeof problemsReport>;

/** Who looks at the board. */
export const sessionReport = z.object({
  signed_in: z.boolean(),
  is_demo: z.boolean(),
  sandbox_url: z.string().nullable(),
  /** Null where the board is open to whoever sits at this machine. */
  user: z.object({ login_name: z.string(), display_name: z.string(), role: role.nullable() }).nullable(),
  permissions: z.array(permission),
  /** To be sent back as the header x-csrf-token by requests that change something; null without a session. */
  csrf_token: z.string().nullable(),
});
export type SessionReport = z.infer<typeof sessionReport>;

/** The demo's own clock and the story it tells. */
export const demoState = z.object({
  day,
  paused: z.boolean(),
  /** Real seconds for one business day. */
  seconds_per_day: z.number(),
  played_days: z.number(),
  /** Newest first. */
  stories: z.array(z.object({ day, text: z.string() })),
});
export type DemoState = z.infer<typeof demoState>;

/** Changes a person may make to the demo's clock. */
export const demoCommand = z.object({
  paused: z.boolean().optional(),
  seconds_per_day: z.number().min(1).max(120).optional(),
});
export type DemoCommand = z.infer<typeof demoCommand>;
