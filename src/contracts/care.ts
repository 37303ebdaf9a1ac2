/** What each action of customer care brought, and the coupons given. */
import { z } from "zod";
import { TOO_LITTLE } from "../domain/care/action-result.ts";
import { CARE_ACTIONS } from "../domain/care/care-action.ts";
import { PLAN_STATES } from "../domain/care/care-plan.ts";
import { COUPON_STATES } from "../domain/care/coupon-ledger.ts";
import { careSettings } from "./care-settings.ts";

const day = z.iso.date();
/** Yuan. */
const money = z.number();
const interval = z.object({ low: money, high: money });
const count = z.number();

const estimated = z.object({
  kind: z.literal("estimated"),
  treated: count,
  held_out: count,
  treated_buyer_rate: z.number(),
  held_out_buyer_rate: z.number(),
  net_profit_each: money,
  /** Of this one look. */
  interval,
  /** Over all looks; the verdict rests on it. */
  lasting_interval: interval,
  net_profit: money,
  verdict: z.enum(["pays", "loses", "open"]),
});

const notEstimable = z.object({
  kind: z.literal("not_estimable"),
  reason: z.enum(TOO_LITTLE),
  treated: count,
  held_out: count,
  lacking: count,
});

const action = z.object({
  action: z.enum(CARE_ACTIONS),
  label: z.string(),
  treated: count,
  held_out: count,
  /** Assignments whose window is still open. */
  open: count,
  reached: count,
  /** Null for the firm's duty. */
  result: z.discriminatedUnion("kind", [estimated, notEstimable]).nullable(),
  is_stopped: z.boolean(),
  /** In Chinese. */
  sentence: z.string(),
});

const coupon = z.object({
  coupon_no: z.string(),
  customer_code: z.string(),
  event_no: z.string(),
  amount: money,
  minimum: money,
  reserved_on: day,
  valid_from: day,
  valid_to: day,
  state: z.enum(COUPON_STATES),
  order_no: z.string().nullable(),
});

const plan = z.object({
  record_id: z.string(),
  plan_name: z.string(),
  /** Null where the form names none that there is. */
  action: z.enum(CARE_ACTIONS).nullable(),
  /** As the form has it. */
  action_label: z.string(),
  /** Whom it means, in the words of the form; empty for everybody. */
  whom: z.array(z.string()),
  step: z.number().nullable(),
  state: z.enum([...PLAN_STATES, "faulty", "no_coupon_form"]),
  /** What a person should put right, in Chinese. */
  faults: z.array(z.string()),
});

/** The page 关怀效果. */
export const careReport = z.object({
  today: day,
  since: day,
  settings: careSettings,
  /** Whether there are forms for tasks and plans, and one for coupons. */
  has_forms: z.boolean(),
  has_coupon_form: z.boolean(),
  /** Purchases whose margin is not known. */
  unpriced: count,
  actions: z.array(action),
  /** From an alert to its customers, over the last days: each customer of each event once. */
  reach: z.object({
    days: count,
    customers: count,
    reached: count,
    /** Medians; null where there is nobody. */
    days_to_task: z.number().nullable(),
    days_to_reached: z.number().nullable(),
  }),
  /** The month's coupons against its budget. */
  month: z.object({
    month: z.string(),
    budget: money,
    reserved: money,
    issued: money,
    used: money,
    expired: money,
    left: money,
  }),
  /** How many of the month there are; the list may be shorter. */
  coupon_count: count,
  coupons: z.array(coupon),
  /** Coupons of earlier months that may still be taken. */
  older_open: count,
  /** Lines of 关怀方案, those in force first, and trades that there are plans for to begin with. */
  plans: z.object({
    is_bound: z.boolean(),
    form_url: z.string().nullable(),
    packs: z.array(z.object({ pack: z.string(), label: z.object({ "zh-CN": z.string(), en: z.string() }) })),
    rows: z.array(plan),
  }),
});
export type CareReport = z.infer<typeof careReport>;
