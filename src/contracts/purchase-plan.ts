/** The purchase plan (补货计划): what to move between locations first, then what to buy, within a budget. */
import { z } from "zod";

const day = z.iso.date();
/** How far an order has come: on its way to the platform, made there, or given up until a person tries again. */
const purchaseOrderState = z.enum(["waiting", "created", "failed"]);
export type PurchaseOrderState = z.infer<typeof purchaseOrderState>;

const severity = z.enum(["out", "critical", "high", "watch", "none", "unknown"]);

/** Money for purchases; without one everything is bought. */
export const planBudget = z.number().min(0).max(1e12);

/** What may stand in the address of the plan; an empty budget is none. */
export const planQuery = z.object({
  budget: z.preprocess((text) => (text === "" ? undefined : text), z.coerce.number().pipe(planBudget).optional()),
});

const item = { item_code: z.string(), item_name: z.string(), unit: z.string() };
const at = { location_code: z.string(), location_name: z.string() };

/** A transfer to be made before anything is bought. */
export const planTransfer = z.object({
  ...item,
  from: z.string(),
  from_name: z.string(),
  to: z.string(),
  to_name: z.string(),
  quantity: z.number(),
  lead_time_days: z.number(),
  /** Money for moving it. */
  cost: z.number(),
  /** Expected loss avoided less that cost, money; null where cost or price is not known. */
  gain: z.number().nullable(),
  /** Units expected to be missing less. */
  saved_units: z.number(),
  /** One Chinese sentence. */
  reason: z.string(),
});
export type PlanTransfer = z.infer<typeof planTransfer>;

const purchase = {
  ...item,
  ...at,
  severity,
  stockout_date: day.nullable(),
  order_by_date: day.nullable(),
  supplier_code: z.string().nullable(),
  supplier_name: z.string().nullable(),
  quantity: z.number(),
  /** Money; null where the item has no cost. */
  cost: z.number().nullable(),
};

/** A purchase that the budget pays for. */
export const planPurchase = z.object({
  ...purchase,
  /** 1 = the most expected profit per money. */
  rank: z.number(),
  /** Money; null where cost or price is not known, and the order goes by units. */
  expected_profit: z.number().nullable(),
  /** Units that transfers bring first. */
  moved_in: z.number(),
  /** When an order of today arrives; null where no assessment of this version says. */
  expected_date: day.nullable(),
  /** The order that is on its way for it already; null without one. */
  ordered: z.object({ purchase_order_no: z.string(), state: purchaseOrderState }).nullable(),
  /** One Chinese sentence. */
  reason: z.string(),
});
export type PlanPurchase = z.infer<typeof planPurchase>;

/** A purchase, or the rest of one, for which no money is left. */
export const planUnfunded = z.object({
  ...purchase,
  /** Whether the budget pays for the other part of the same order. */
  is_rest: z.boolean(),
  /** Expected profit that is missed, money; null where cost or price is not known. */
  forgone_profit: z.number().nullable(),
  /** Units expected to be wanted and not there for want of it. */
  lost_units: z.number(),
});
export type PlanUnfunded = z.infer<typeof planUnfunded>;

/** The purchases at one supplier. */
export const planSupplier = z.object({
  supplier_code: z.string().nullable(),
  supplier_name: z.string().nullable(),
  cost: z.number(),
  expected_profit: z.number(),
  purchases: z.array(planPurchase),
});
export type PlanSupplier = z.infer<typeof planSupplier>;

/** The whole plan. Money is in the tenant's currency. */
export const purchasePlan = z.object({
  today: day,
  budget: z.number().nullable(),
  /** The most useful first, those by units last. */
  transfers: z.array(planTransfer),
  /** By supplier, the one with the most expected profit first. */
  suppliers: z.array(planSupplier),
  /** What costs most not to buy first. */
  unfunded: z.array(planUnfunded),
  totals: z.object({
    transfer_cost: z.number(),
    transfer_gain: z.number(),
    /** Of the purchases that are paid for. */
    spent: z.number(),
    expected_profit: z.number(),
    /** Of all purchases, whatever the budget. */
    wanted: z.number(),
    forgone_profit: z.number(),
    /** Purchases of items without cost or price. */
    by_units: z.number(),
    /** Of those, purchases without a cost: they take nothing from the budget. */
    without_cost: z.number(),
  }),
  /** Expected profit of the priced purchases against the money spent on them, the best money first. */
  curve: z.array(z.object({ money: z.number(), expected_profit: z.number() })),
  /** Locations that take part in transfers, and all. */
  lanes: z.object({ taking_part: z.number(), locations: z.number() }),
  /** Share of its cost that a unit in stock is taken to cost a year. */
  holding_rate: z.number(),
});
export type PurchasePlan = z.infer<typeof purchasePlan>;
