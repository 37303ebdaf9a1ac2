/**
 * Canonical rows: what the forms say, laid flat for reading. A record of a form becomes zero or more rows; its next
 * version replaces them all. Quantities are units, money is in the tenant's currency, days are the tenant's civil days.
 */
import type { Day } from "../domain/calendar/day.ts";
import type { DemandScope } from "../domain/demand/demand-scope.ts";
import type { EnquiryKind, EnquiryState } from "../domain/enquiry/enquiry-kind.ts";
import type { FeedbackKind } from "../domain/feedback/feedback-kind.ts";
import type { StockRelation } from "../domain/feedback/stock-relation.ts";
import type { OrderTerms } from "../domain/inventory/order-terms.ts";
import type { PromotionStage } from "../domain/promotion/promotion.ts";

/** An item as its master form describes it. */
export interface ItemRow extends OrderTerms {
  readonly item_code: string;
  readonly item_name: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly unit: string | null;
  readonly supplier_code: string | null;
  readonly purchase_cost: number | null;
  readonly sale_price: number | null;
  readonly moq: number | null;
  readonly order_multiple: number | null;
  readonly lead_time_days: number | null;
  readonly review_period_days: number | null;
  readonly service_level: number | null;
  readonly minimum_stock: number | null;
  readonly abc_class: "A" | "B" | "C" | null;
  readonly is_active: boolean;
  /** Codes of items that a person says can stand for this one, the dearest first. */
  readonly substitute_codes: readonly string[];
}

/** A supplier with its promised lead time and the days on which it is closed, both included. */
export interface SupplierRow {
  readonly supplier_code: string;
  readonly supplier_name: string;
  readonly lead_time_days: number | null;
  readonly lead_time_sd_days: number | null;
  readonly review_period_days: number | null;
  readonly shutdown_start: Day | null;
  readonly shutdown_end: Day | null;
}

/** A customer with the person who looks after them. */
export interface CustomerRow {
  readonly customer_code: string;
  readonly customer_name: string;
  readonly customer_type: string | null;
  readonly region: string | null;
  readonly owner_name: string | null;
  readonly accepts_messages: boolean;
  /** A person's word; null where the form is silent, and what they brought decides. */
  readonly is_key_customer: boolean | null;
}

/**
 * A warehouse, shop or channel that holds stock, and what a transfer to or from it takes and costs. A location without
 * `transfer_days` has no part in transfers; a cost left blank is nought. See `transferLanes`.
 */
export interface LocationRow {
  readonly location_code: string;
  readonly location_name: string;
  readonly location_kind: string | null;
  /** False where a person says so or the location is out of use. */
  readonly allows_transfer: boolean;
  readonly transfer_days: number | null;
  /** Money per unit moved. */
  readonly transfer_unit_cost: number | null;
  /** Money per transfer, however large. */
  readonly transfer_cost: number | null;
}

/** Stock of one item at one location, as the stock form states it. */
export interface StockLevelRow {
  readonly item_code: string;
  readonly location_code: string;
  readonly on_hand: number;
  readonly allocated: number;
  readonly on_order: number;
  readonly backorder: number;
  /** Units kept aside for key customers; nought where nobody wrote any. */
  readonly reserved_quantity: number;
  /** A floor for this place, which goes before the item's own; null where nobody wrote one. */
  readonly minimum_stock: number | null;
}

/** One line of a sales order; `location_code` is "" where the order names none. */
export interface SalesLineRow {
  readonly order_no: string;
  readonly customer_code: string;
  readonly customer_name: string | null;
  readonly item_code: string;
  readonly location_code: string;
  readonly channel: string | null;
  readonly ordered_on: Day;
  readonly promised_on: Day | null;
  /** Units requested, whether or not they could be served. */
  readonly quantity: number;
  readonly shipped_quantity: number;
  readonly unit_price: number | null;
  /** `cancelled_for_stockout` still counts as demand; `cancelled` does not. */
  readonly line_state: "open" | "closed" | "cancelled" | "cancelled_for_stockout";
}

/** One line of a purchase order. */
export interface PurchaseLineRow {
  readonly purchase_order_no: string;
  readonly supplier_code: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly ordered_on: Day;
  readonly expected_on: Day | null;
  readonly quantity: number;
  readonly received_quantity: number;
  readonly is_open: boolean;
}

/** One line of a goods receipt. */
export interface ReceiptLineRow {
  readonly receipt_no: string;
  readonly purchase_order_no: string | null;
  readonly supplier_code: string | null;
  readonly item_code: string;
  readonly location_code: string;
  readonly received_on: Day;
  readonly quantity: number;
}

/** A movement of stock: positive in, negative out. */
export interface MovementRow {
  readonly movement_no: string;
  /** As the form has it, such as "调拨出库"; empty where nobody wrote one. */
  readonly movement_type: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly moved_on: Day;
  readonly quantity: number;
}

/** One line of a customer's return: goods that came back, which is never demand. It holds nothing of the customer. */
export interface ReturnLineRow {
  readonly return_no: string;
  readonly order_no: string | null;
  readonly item_code: string;
  readonly location_code: string;
  readonly returned_on: Day;
  /** Units, above nought. */
  readonly quantity: number;
  /** False where they came back for a fault of quality. */
  readonly is_resellable: boolean;
}

/** What a customer said. The text has its phone numbers masked; of an erased customer it is null. */
export interface FeedbackRow {
  readonly feedback_no: string | null;
  readonly customer_code: string | null;
  readonly order_no: string | null;
  readonly item_code: string | null;
  /** The stockout event that the form names: a person's word, or ours where they left it blank. */
  readonly event_no: string | null;
  readonly received_on: Day;
  readonly feedback_kind: FeedbackKind;
  /** 1–5. */
  readonly satisfaction_score: number | null;
  readonly content: string | null;
  /** Whether it is about stock as the form says; null where it does not. */
  readonly stock_relation: StockRelation | null;
  /** The form's words that our reading found. */
  readonly matched_words: string | null;
  /** False once it was seen to. */
  readonly is_open: boolean;
}

/** What a customer asked for without an order; `location_code` is "" where none is named, as is `customer_code`. */
export interface EnquiryRow {
  readonly enquiry_no: string | null;
  readonly customer_code: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly asked_on: Day;
  /** Units, above nought. */
  readonly quantity: number;
  readonly enquiry_kind: EnquiryKind;
  /** The order that it became, as the form names it. */
  readonly order_no: string | null;
  readonly enquiry_state: EnquiryState;
}

/** One line of a stock count. */
export interface CountLineRow {
  readonly count_no: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly counted_on: Day;
  /** Units on the books at the count; null where nobody wrote them down. */
  readonly book_quantity: number | null;
  readonly counted_quantity: number;
}

/** A rule a business user wrote: who hears of which alert, where. */
export interface AlertRuleRow {
  readonly rule_name: string;
  readonly is_active: boolean;
  readonly scope_kind: "all" | "category" | "brand" | "item" | "location" | "abc_class" | "supplier";
  readonly scope_values: readonly string[];
  /** Counts where the condition is "severity". */
  readonly minimum_severity: "out" | "critical" | "high" | "watch";
  readonly receiver_role: string;
  /** Names of the list of receivers, or addresses as the channel knows them. */
  readonly receiver: string | null;
  /** Whom it tells: those of the role, each customer's own salesperson, or the customers whose orders are touched. */
  readonly receiver_kind: "role" | "owner" | "customer";
  /** Types or regions of the customers meant; all where empty. Counts where customers decide who is told. */
  readonly customer_groups: readonly string[];
  /** One name, or several in order of fallback; see `channelNames`. */
  readonly channel: string;
  readonly delivery_path: "own" | "platform";
  readonly cool_down_hours: number;
  /** Local time of day "HH:MM"; both or neither. */
  readonly quiet_start: string | null;
  readonly quiet_end: string | null;
  /** Whether what is not urgent goes by itself, or once an hour or a day with all the rest. */
  readonly grouping: "each" | "hourly" | "daily";
  /** Local time of day "HH:MM" of the daily one; the usual time where null. */
  readonly digest_time: string | null;
  readonly condition_kind: RuleConditionKind;
  /** Days, a probability or units; null where the condition needs none or nobody wrote one that can be read. */
  readonly condition_value: number | null;
  /** Both days included; null = without end on that side. */
  readonly valid_from: Day | null;
  readonly valid_to: Day | null;
  /** Of rules for one receiver only the highest tells; rules without one tell beside each other. */
  readonly priority: number | null;
  /** All three, or nothing is escalated. */
  readonly escalate_after_minutes: number | null;
  readonly escalate_role: string | null;
  readonly escalate_channel: string | null;
}

/** Somebody of the firm whom messages may be for, with the addresses by which channels know them. */
export interface ReceiverRow {
  readonly receiver_name: string;
  readonly receiver_role: string | null;
  readonly is_active: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  readonly wechat_work_id: string | null;
  readonly wechat_openid: string | null;
  /** Names of channels, the dearest first; tried before those of the rule. */
  readonly preferred_channels: readonly string[];
}

/** What a rule waits for: an alert of some severity, or something else that becomes true of a subject. */
export type RuleConditionKind =
  | "severity"
  | "days_of_supply"
  | "stockout_probability"
  | "stockout_within"
  | "available_below"
  | "surge"
  | "unusual_order"
  | "negative_stock"
  | "phantom_stock"
  | "undocumented_movement"
  | "receipt_overdue"
  | "supplier_slower"
  /** Not of a subject: the shop's week. */
  | "weekly_report";

/** A promotion of the tenant's calendar, both days included. */
export interface PromotionRow {
  readonly promotion_name: string;
  readonly channel: string | null;
  readonly stage: PromotionStage;
  readonly start_date: Day;
  readonly end_date: Day;
  readonly scope_kind: DemandScope["kind"];
  /** Empty for "all". */
  readonly scope_values: readonly string[];
  /** Multiple that a person expects, 1 = unchanged; null where nobody says. */
  readonly expected_uplift: number | null;
}

/** A person's word that demand will differ for a while, both days included. */
export interface DemandAdjustmentRow {
  readonly adjustment_name: string;
  readonly adjustment_kind: "hot_event" | "judgement" | "other";
  readonly scope_kind: DemandScope["kind"];
  /** Empty for "all". */
  readonly scope_values: readonly string[];
  /** Multiple of demand, 1 = unchanged. */
  readonly factor: number;
  readonly start_date: Day;
  readonly end_date: Day;
  /** What the factor differs by halves in this many days; null = it stays. */
  readonly half_life_days: number | null;
  readonly reason: string | null;
  /** Who says so. */
  readonly adjusted_by: string | null;
}

/** One component of an item that is made. Of several bills of materials of an item the one with the highest version counts. */
export interface BomLineRow {
  readonly parent_code: string;
  /** Days it takes to make the parent; null where nobody says. */
  readonly make_days: number | null;
  readonly component_code: string;
  /** As somebody wrote it: what cannot be right is put aside where the plan is read; 0 where nothing is written. */
  readonly quantity_per: number;
  readonly scrap_rate: number;
}

/** A production order; `location_code` is "" where it names none. */
export interface ProductionOrderRow {
  readonly production_no: string;
  readonly item_code: string;
  readonly location_code: string;
  /** The day on which it is to begin, and its material has to be there. */
  readonly start_on: Day;
  readonly quantity: number;
  /** Units for which material has been taken. */
  readonly issued_quantity: number;
  readonly completed_quantity: number;
  readonly is_open: boolean;
}

/** The cause that a person wrote on the record of a shortage. */
export interface EventChoiceRow {
  readonly event_no: string;
  /** One of the form's own labels. */
  readonly stockout_cause: string;
}

/** Every kind of row, by the table that keeps it. */
export interface RowsByTable {
  readonly item: ItemRow;
  readonly supplier: SupplierRow;
  readonly customer: CustomerRow;
  readonly location: LocationRow;
  readonly stock_level: StockLevelRow;
  readonly sales_line: SalesLineRow;
  readonly purchase_line: PurchaseLineRow;
  readonly receipt_line: ReceiptLineRow;
  readonly movement: MovementRow;
  readonly return_line: ReturnLineRow;
  readonly feedback: FeedbackRow;
  readonly enquiry: EnquiryRow;
  readonly count_line: CountLineRow;
  readonly alert_rule: AlertRuleRow;
  readonly receiver: ReceiverRow;
  readonly promotion: PromotionRow;
  readonly demand_adjustment: DemandAdjustmentRow;
  readonly bom_line: BomLineRow;
  readonly production_order: ProductionOrderRow;
  readonly event_choice: EventChoiceRow;
}

/** The name of a table of canonical rows. */
export type TableName = keyof RowsByTable;

/** A row together with the table it belongs to. */
export type CanonicalRow = {
  readonly [T in TableName]: { readonly table: T; readonly row: RowsByTable[T] };
}[TableName];
