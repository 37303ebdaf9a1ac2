import type { Day } from "../calendar/day.ts";

/** A form whose records bear evidence. */
export type EvidenceForm =
  | "sales_order"
  | "enquiry"
  | "purchase_order"
  | "goods_receipt"
  | "replenishment"
  | "stock_count"
  | "stock_level"
  | "stock_movement"
  | "sales_return"
  | "production_plan"
  | "promotion"
  | "demand_adjustment"
  | "item"
  | "supplier"
  | "stockout_alert";

/** Where a fact is written: the form, and the document number or the record id. */
export interface RecordReference {
  readonly form: EvidenceForm;
  readonly id: string;
}

/** Units on a day. */
export interface DayUnits {
  readonly day: Day;
  readonly quantity: number;
}

/** One stockout of an item at a place. */
export interface ShortageEpisode {
  readonly item_code: string;
  readonly location_code: string;
  readonly unit: string;
  /** First day on which something could not be served; from the alert event `raised` with severity out, or `movedRecord`. */
  readonly start: Day;
  /** Last day of it; today while it lasts. */
  readonly end: Day;
  /** Units that could not be served: refused lines, or the estimate of the outage where nobody wrote them down. */
  readonly lost_units: number;
}

/**
 * A purchase or a production order with what came of it. Purchases: `PurchaseLineRow` with its `ReceiptLineRow`s (a receipt
 * that names no order stands in `unlinked_receipts`), `requested_on` and `approved_on` from `PurchaseCourse`. Production:
 * `ProductionOrderRow` with the days on which `completed_quantity` grew; `expected_on` = start + `make_days` of its bill.
 */
export interface SupplyFact {
  readonly kind: "purchase" | "production";
  readonly record: RecordReference;
  /** Null where there was no request, or nobody kept it. */
  readonly requested_on: Day | null;
  /** Null while it waits, or where nobody kept it. */
  readonly approved_on: Day | null;
  /** Null while it is only asked for. */
  readonly ordered_on: Day | null;
  readonly expected_on: Day | null;
  readonly quantity: number;
  /** Oldest first. */
  readonly arrivals: readonly DayUnits[];
  /** Closed or called off: what has not come by now never will, and its absence says nothing of who is late. */
  readonly is_closed?: true;
  /** Components that were missing for it, from `OrderOutlook` of the plan; empty where none is known of. */
  readonly short_components: readonly { readonly item_code: string; readonly until: Day | null }[];
}

/**
 * Stock taken from what can be sold: a quality hold or goods come back unfit (`ReturnLineRow.is_resellable` = false), a
 * transfer out (`MovementRow` below nought whose counterpart is another place), units kept for something else (growth of
 * `StockLevelRow.allocated` from one assessment to the next).
 */
export interface StockTaken extends DayUnits {
  readonly kind: "quality_hold" | "unfit_return" | "transfer" | "allocation";
  readonly record: RecordReference;
  /** When it was given back; null where it was not. */
  readonly released_on: Day | null;
}

/** A count beside its book: `CountLineRow`. */
export interface CountFact {
  readonly record: RecordReference;
  readonly day: Day;
  readonly book: number;
  readonly counted: number;
}

/** What the plan wanted ordered: the explanation's `order` of the first alert that asked for it, or a `replenishment` record. */
export interface PlanSnapshot {
  readonly record: RecordReference;
  /** Day on which it was first said. */
  readonly made_on: Day;
  /** Last safe day, by what was known then: `order_by_date`. */
  readonly order_by: Day;
  readonly suggested_quantity: number;
  /** Level by which orders were in fact made (minimum stock on the form), and the one that was suggested; null = not known. */
  readonly reorder_point: { readonly in_force: number; readonly suggested: number } | null;
}

/**
 * What was expected at the last moment an order would still have come in time: the law of `demand` in the explanation kept
 * then, else the item's own method run over the days before (`forecastOutcomes` does it week by week).
 */
export interface ForecastSnapshot {
  readonly made_on: Day;
  /** Days forecast, both included. */
  readonly from: Day;
  readonly through: Day;
  /** Units over all these days. */
  readonly mean: number;
  readonly p95: number;
  /** Weeks before it, forecast beside actual: `forecastOutcomes`. */
  readonly past_weeks: readonly { readonly forecast: number; readonly actual: number }[];
}

/** Something people knew of that moves demand: a promotion, an adjustment, a holiday; both days included. */
export interface Occasion {
  readonly kind: "promotion" | "adjustment" | "holiday";
  readonly name: string;
  readonly record: RecordReference | null;
  readonly from: Day;
  readonly through: Day;
}

/** Master data in force then beside what deliveries or a later correction show: `leadTimeProposal`, record versions. */
export interface MasterFact {
  readonly field: "lead_time_days" | "units_per_pack";
  readonly record: RecordReference;
  readonly in_force: number;
  readonly right: number;
}

/** What is usual in the shop; days and shares, over purchases that had nothing to do with the episode. */
export interface UsualTimes {
  /** Request to approval: `approvalTimes`. */
  readonly approval_days: readonly number[];
  /** Order to receipt, of the item's supplier: `PastDelivery`. */
  readonly lead_days: readonly number[];
  /** Receipt after promise, negative when early: `PastDelivery`. */
  readonly late_days: readonly number[];
  /** Received ÷ ordered of the item's closed purchase lines: `PurchaseLineRow`. */
  readonly fill_rates: readonly number[];
}

/**
 * All dated evidence around an episode. Null means that nobody keeps such records (the form is not bound): it is not the
 * same as an empty list, which says that there was none.
 */
export interface CauseEvidence {
  readonly episode: ShortageEpisode;
  /** First day of the evidence, and what the books said at its morning: `closingStockFromMovements`. */
  readonly opening: DayUnits | null;
  /** Units asked for by day from the opening on, whether served or not: `SalesLineRow`, `demandSeriesFromOrders`. */
  readonly demand: readonly DayUnits[] | null;
  /** The largest order lines of these days: `SalesLineRow`. */
  readonly large_orders: readonly (DayUnits & { readonly record: RecordReference })[];
  readonly supplies: readonly SupplyFact[] | null;
  /** Receipts that name no order. */
  readonly unlinked_receipts: readonly DayUnits[];
  readonly taken: readonly StockTaken[] | null;
  readonly counts: readonly CountFact[] | null;
  /** Days on which the book was below nought: signal `negative_stock`. */
  readonly negative_stock: readonly (DayUnits & { readonly record: RecordReference })[];
  readonly plans: readonly PlanSnapshot[] | null;
  readonly forecast: ForecastSnapshot | null;
  readonly occasions: readonly Occasion[];
  /** Empty where nothing is known to be wrong; null where nobody compared. */
  readonly master: readonly MasterFact[] | null;
  readonly usual: UsualTimes;
}
