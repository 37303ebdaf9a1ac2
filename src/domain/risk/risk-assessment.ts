import type { Day } from "../calendar/day.ts";
import type { DemandClass } from "../demand/demand-class.ts";
import type { Explanation } from "./explanation.ts";
import type { MissingInput } from "./missing-input.ts";
import type { ProjectedDay } from "./projection.ts";
import type { AlertSeverity } from "./severity.ts";
import type { Signal } from "./signal.ts";
import type { SupplyNeed } from "./supply-need.ts";

/** What is known about the stock of one item at one place; null wherever nothing honest can be said. Plain JSON. */
export interface RiskAssessment {
  readonly severity: AlertSeverity;
  readonly missing: readonly MissingInput[];
  /** Within the exposure (lead time + review period). */
  readonly stockout_probability: number | null;
  /** First day with probability ≥ 0.5 within the horizon. */
  readonly stockout_date: Day | null;
  /** First day with probability ≥ 0.1. */
  readonly early_stockout_date: Day | null;
  /** (On hand − allocated) ÷ mean of the in-stock days; null without sales. */
  readonly days_of_supply: number | null;
  /** Units per day over the latest in-stock days. */
  readonly demand_mean: number | null;
  readonly demand_sd: number | null;
  readonly demand_class: DemandClass;
  /** Code of the forecasting method. */
  readonly forecaster: string | null;
  readonly safety_stock: number | null;
  readonly reorder_point: number | null;
  readonly order_up_to_level: number | null;
  /** Units to order today; 0 when nothing is due. */
  readonly suggested_order_quantity: number | null;
  /** Last day on which an order keeps the risk within the limit; today when that has passed. */
  readonly order_by_date: Day | null;
  readonly rounding_reason: string | null;
  /** Units wanted and not there within the exposure. */
  readonly expected_lost_units: number | null;
  readonly expected_loss: number | null;
  readonly expected_loss_basis: "margin" | "price" | null;
  readonly exposure_days: number;
  /** What plans need; absent where demand or stock is unknown, and in assessments kept from a version without plans. */
  readonly supply_need?: SupplyNeed;
  readonly surge: boolean;
  /** What is unusual; absent in assessments kept from a version that did not look. */
  readonly signals?: readonly Signal[];
  /** From today to the horizon; empty when demand or stock is not known. */
  readonly projection: readonly ProjectedDay[];
  readonly explanation: Explanation;
}
