import { withoutOneOffs } from "../anomaly/one-off-orders.ts";
import type { RemovedOrder } from "../anomaly/single-orders.ts";
import { demandClass } from "../demand/demand-class.ts";
import type { DemandClass } from "../demand/demand-class.ts";
import { observedDemand } from "../demand/observed-demand.ts";
import type { ObservedDemand } from "../demand/observed-demand.ts";
import { recentDemand } from "../demand/recent-demand.ts";
import type { RecentDemand } from "../demand/recent-demand.ts";
import { availableStock } from "./available-stock.ts";
import type { AvailableStock } from "./available-stock.ts";
import { classOrDefault, DEFAULT_LIMITS } from "./class-policy.ts";
import type { AbcClass } from "./class-policy.ts";
import { exposureFrom } from "./exposure.ts";
import type { Exposure } from "./exposure.ts";
import { missingDemand } from "./missing-input.ts";
import type { MissingInput } from "./missing-input.ts";
import { datedReceipts } from "./open-receipt.ts";
import type { DatedReceipt } from "./open-receipt.ts";
import { usesWithin } from "./planned-use.ts";
import type { PlannedUse } from "./planned-use.ts";
import type { RiskInput } from "./risk-input.ts";

/** The input put in order, before any forecast. */
export interface Situation {
  readonly observed: ObservedDemand;
  /** One-off big orders that `observed` holds at a usual size only. */
  readonly removed_orders: readonly RemovedOrder[];
  readonly recent: RecentDemand | null;
  readonly demand_class: DemandClass;
  readonly stock: AvailableStock | null;
  readonly receipts: readonly DatedReceipt[];
  readonly exposure: Exposure;
  readonly abc_class: AbcClass;
  readonly limit: number;
  /** What production takes within the days looked ahead, the earliest first. */
  readonly planned_use: readonly PlannedUse[];
  /** Whether enough is known of sales to forecast them; where not, only production is judged. */
  readonly is_sales_known: boolean;
  /** What makes a judgement impossible; empty when one is possible. */
  readonly blocking: readonly MissingInput[];
  /** What makes it only coarser. */
  readonly coarse: readonly MissingInput[];
}

/** Reads the input. */
export function situationOf(input: RiskInput): Situation {
  const { quantity, removed } = withoutOneOffs(input.demand.quantity, input.orders ?? []);
  const observed = observedDemand({ ...input.demand, quantity }, input.today);
  const abc_class = classOrDefault(input.item.abc_class);
  const stock = input.stock === null ? null : availableStock(input.stock, input.unfilled_quantity);
  const exposure = exposureFrom(input.today, input.lead_time, input.item.review_period_days);
  const planned_use = usesWithin(input.planned_use ?? [], input.today, exposure.horizon_days);
  const missing = missingDemand(observed);
  // What is known to be wanted can be judged without knowing what else may be.
  const [blocked, coarser] = planned_use.length === 0 ? [missing, []] : [[], missing];
  return {
    observed,
    removed_orders: removed,
    recent: recentDemand(observed),
    demand_class: demandClass(observed.values),
    stock,
    receipts: datedReceipts(input.receipts, input.stock?.on_order ?? 0, input.lead_time, input.today),
    exposure,
    abc_class,
    limit: input.limits?.[abc_class] ?? DEFAULT_LIMITS[abc_class],
    planned_use,
    is_sales_known: missing.length === 0,
    blocking: [...(stock === null ? (["stock_level"] as const) : []), ...blocked],
    coarse: [...coarser, ...coarseInputs(input)],
  };
}

function coarseInputs({ item, lead_time }: RiskInput): readonly MissingInput[] {
  const coarse: MissingInput[] = [];
  if (lead_time.source === "default") coarse.push("lead_time");
  if (item.sale_price === null) coarse.push("sale_price");
  else if (item.purchase_cost === null) coarse.push("purchase_cost");
  return coarse;
}
