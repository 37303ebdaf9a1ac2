import type { ObservedDemand } from "../demand/observed-demand.ts";

/**
 * What an assessment lacks. The first four make it impossible, the others only coarser; of what production takes, only the
 * first does: then the sales that are not known are left out.
 */
export type MissingInput =
  | "stock_level"
  | "demand_history"
  | "in_stock_days"
  | "demand_days"
  | "lead_time"
  | "purchase_cost"
  | "sale_price";

/** Chinese names of what is missing. */
export const MISSING_LABELS: Readonly<Record<MissingInput, string>> = {
  stock_level: "没有库存记录",
  demand_history: "没有销售历史",
  in_stock_days: "有货天数不足",
  demand_days: "有销量的天数不足",
  lead_time: "没有提前期，按 7 天估算",
  purchase_cost: "没有采购价，损失按售价估算",
  sale_price: "没有销售价，无法估算损失",
};

/** In-stock days below which nothing is said. */
export const LEAST_IN_STOCK_DAYS = 14;
/** Days with demand below which nothing is said, unless the item has been in stock long enough to be called dead. */
export const LEAST_DEMAND_DAYS = 2;
const DAYS_TO_CALL_DEAD = 90;

/** What keeps demand from being judged; empty when there is enough. */
export function missingDemand({ values, demand_days, censored_days }: ObservedDemand): readonly MissingInput[] {
  if (values.length + censored_days === 0) return ["demand_history"];
  if (values.length < LEAST_IN_STOCK_DAYS) return ["in_stock_days"];
  return demand_days < LEAST_DEMAND_DAYS && values.length < DAYS_TO_CALL_DEAD ? ["demand_days"] : [];
}
