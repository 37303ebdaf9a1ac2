import type { SurgeOrigin } from "../anomaly/surge-origin.ts";
import type { Day } from "../calendar/day.ts";
import type { DemandClass } from "../demand/demand-class.ts";
import type { BackTestScore } from "../forecast/choose-forecaster.ts";
import type { ChosenTarget } from "../inventory/chosen-target.ts";
import type { Goodwill } from "../inventory/goodwill.ts";
import type { LeadTime } from "../inventory/lead-time.ts";
import type { OrderSizing } from "../inventory/sized-order.ts";
import type { ExplainedEffects } from "../known-days/effects-at-work.ts";
import type { AvailableStock } from "./available-stock.ts";
import type { AbcClass } from "./class-policy.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import type { ShelfLifeDemand } from "./judged-order.ts";
import type { MissingInput } from "./missing-input.ts";
import type { PlannedUse } from "./planned-use.ts";
import type { RiskFactor } from "./risk-factors.ts";
import type { SeverityRule } from "./severity-rules.ts";
import type { AlertSeverity } from "./severity.ts";
import type { Signal } from "./signal.ts";
import type { SupplyCase } from "./supply-cases.ts";

/** Why an assessment says what it says: plain JSON, from which its numbers can be computed again. */
export interface Explanation {
  readonly today: Day;
  readonly item_code: string;
  readonly item_name: string;
  readonly location_code: string;
  readonly unit: string;
  readonly severity: AlertSeverity;
  readonly rules: readonly SeverityRule[];
  readonly missing: readonly MissingInput[];
  readonly stock: AvailableStock | null;
  /** The minimum in force at this place. */
  readonly minimum_stock: number | null;
  /** Of it, what is written for this place and goes before the item's; absent where the place has none of its own. */
  readonly place_minimum_stock?: number;
  /** Units kept aside for key customers; absent where there are none. */
  readonly reserved_quantity?: number;
  readonly demand: ExplainedDemand | null;
  readonly surge: ExplainedSurge | null;
  /** What is unusual; absent in explanations kept from a version that did not look. */
  readonly signals?: readonly Signal[];
  /** What makes past or coming days differ beside their weekdays; absent where nothing does. */
  readonly effects?: ExplainedEffects;
  /** What open production orders take within the days looked ahead; absent where they take nothing. */
  readonly production?: ExplainedProduction;
  readonly supply: ExplainedSupply;
  /** Probability of running out within the exposure, at its worst day. */
  readonly exposure: ExplainedProbability | null;
  /** Probability of running out before an order placed today arrives. */
  readonly arrival: ExplainedProbability | null;
  readonly abc_class: AbcClass;
  /** Raise limit of the exposure's probability. */
  readonly limit: number;
  /** What adds to the risk, most first; empty while there is none to speak of. */
  readonly factors: readonly RiskFactor[];
  readonly stockout_date: Day | null;
  readonly early_stockout_date: Day | null;
  readonly days_of_supply: number | null;
  /** What would clear the alert; null where none stands. */
  readonly clears: { readonly quantity: number; readonly by_day: Day; readonly target_probability: number } | null;
  readonly order: ExplainedOrder | null;
}

/** Demand as it was and as it is expected. */
export interface ExplainedDemand {
  /** In-stock days the mean is taken over, all weighing the same, and the days left out of the history as censored. */
  readonly window_days: number;
  readonly censored_days: number;
  readonly mean: number;
  readonly sd: number;
  readonly demand_class: DemandClass;
  readonly forecaster: string | null;
  /** Units per day expected from now on. */
  readonly forecast_mean: number | null;
  readonly back_test: readonly BackTestScore[];
}

/** A last day or two far above what was expected. */
interface ExplainedSurge {
  readonly days: number;
  readonly quantity: number;
  readonly expected: number;
  readonly p_value: number;
  /** Whether one order or many customers made it; absent where nobody asked. */
  readonly origin?: SurgeOrigin;
}

/** What is coming, and how long new supply takes. */
interface ExplainedSupply {
  readonly lead_time: LeadTime;
  readonly review_period_days: number;
  readonly exposure_days: number;
  /** When an order placed today arrives. */
  readonly arrival_date: Day;
  readonly receipts: readonly ExplainedReceipt[];
}

/** An open purchase line. */
export interface ExplainedReceipt {
  readonly purchase_order_no: string;
  readonly due: Day;
  readonly quantity: number;
  /** 0 while it is not late. */
  readonly days_late: number;
}

/** What open production orders take: known amounts, which come off the supply before anything is sold. */
interface ExplainedProduction {
  /** Within the days looked ahead, the earliest first. */
  readonly uses: readonly PlannedUse[];
  /** Units they take within the exposure. */
  readonly exposure_quantity: number;
}

/**
 * P(demand > supply) through a day, with all it takes to compute it: Σ P(case)·P(D > supply of the case), the supply less
 * what production takes until then.
 */
export interface ExplainedProbability {
  readonly value: number;
  readonly by_day: Day;
  readonly days: number;
  readonly demand: DemandDistribution;
  readonly cases: readonly SupplyCase[];
  /** Units that production takes, gone from the supplies of the cases already; absent where it takes none. */
  readonly planned?: number;
}

/** The order that is suggested, and the levels behind it. */
export interface ExplainedOrder {
  readonly quantity: number;
  readonly rounding_reason: string | null;
  readonly order_by_date: Day | null;
  readonly inventory_position: number;
  readonly service_level: number;
  readonly safety_stock: number;
  readonly reorder_point: number;
  readonly order_up_to_level: number;
  /** Demand that the levels follow from; absent where it is that of `exposure`. */
  readonly demand?: DemandDistribution;
  /** Absent where the form wishes for no other target than the service level. */
  readonly target?: ExplainedTarget;
  /** What a unit short costs beyond its margin, which profit counts; absent where it was not learned. */
  readonly goodwill?: Goodwill;
  /** Absent where nothing but minimum and multiple shapes the order. */
  readonly sizing?: ExplainedSizing;
}

/** By what the levels were set. */
export interface ExplainedTarget extends ChosenTarget {
  /** Mean demand between two orders. */
  readonly cycle_demand: number;
}

/** What shaped the order. */
export interface ExplainedSizing extends OrderSizing {
  /** Demand until the goods expire, and with which probability some of them may. */
  readonly shelf_life?: ShelfLifeDemand;
  /** The place's capacity, and what is expected to lie there when the order arrives. */
  readonly room?: { readonly capacity: number; readonly stock_at_arrival: number };
}
