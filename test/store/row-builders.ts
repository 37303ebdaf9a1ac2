import { NO_ORDER_TERMS } from "../../src/domain/inventory/order-terms.ts";
import type { CanonicalRow, RowsByTable } from "../../src/contracts/rows.ts";

/** An item bought from supplier S-1. */
export function anItem(parts: Partial<RowsByTable["item"]> = {}): CanonicalRow {
  return {
    table: "item",
    row: {
      item_code: "CUP",
      item_name: "保温杯",
      category: "杯壶",
      brand: null,
      unit: "件",
      supplier_code: "S-1",
      purchase_cost: 21.5,
      sale_price: 59.9,
      moq: 50,
      order_multiple: 10,
      lead_time_days: null,
      review_period_days: 7,
      service_level: null,
      minimum_stock: 20,
      abc_class: "A",
      is_active: true,
      substitute_codes: [],
      ...NO_ORDER_TERMS,
      ...parts,
    },
  };
}

/** The supplier of `anItem`. */
export function aSupplier(parts: Partial<RowsByTable["supplier"]> = {}): CanonicalRow {
  return {
    table: "supplier",
    row: {
      supplier_code: "S-1",
      supplier_name: "王氏五金",
      lead_time_days: 7,
      lead_time_sd_days: 1.5,
      review_period_days: null,
      shutdown_start: null,
      shutdown_end: null,
      ...parts,
    },
  };
}

/** A customer who may be written to. */
export function aCustomer(parts: Partial<RowsByTable["customer"]> = {}): CanonicalRow {
  return {
    table: "customer",
    row: {
      customer_code: "C-1",
      customer_name: "李女士",
      customer_type: "零售",
      region: null,
      owner_name: "小陈",
      accepts_messages: true,
      is_key_customer: null,
      ...parts,
    },
  };
}

/** Warehouse WH, a day from its neighbours. */
export function aLocation(parts: Partial<RowsByTable["location"]> = {}): CanonicalRow {
  return {
    table: "location",
    row: {
      location_code: "WH",
      location_name: "总仓",
      location_kind: null,
      allows_transfer: true,
      transfer_days: 1,
      transfer_unit_cost: 0.5,
      transfer_cost: 20,
      ...parts,
    },
  };
}

/** A hundred pieces of `anItem` in warehouse WH. */
export function aStockLevel(parts: Partial<RowsByTable["stock_level"]> = {}): CanonicalRow {
  return {
    table: "stock_level",
    row: {
      ...{ item_code: "CUP", location_code: "WH" },
      ...{ on_hand: 100, allocated: 0, on_order: 0, backorder: 0, reserved_quantity: 0, minimum_stock: null },
      ...parts,
    },
  };
}

/** Two pieces requested and not shipped yet. */
export function aSalesLine(parts: Partial<RowsByTable["sales_line"]> = {}): CanonicalRow {
  return {
    table: "sales_line",
    row: {
      order_no: "SO-1",
      customer_code: "C-1",
      customer_name: "李女士",
      item_code: "CUP",
      location_code: "WH",
      channel: "天猫",
      ordered_on: "2026-11-02",
      promised_on: null,
      quantity: 2,
      shipped_quantity: 0,
      unit_price: 59.9,
      line_state: "open",
      ...parts,
    },
  };
}

/** Sixty pieces ordered at supplier S-1. */
export function aPurchaseLine(parts: Partial<RowsByTable["purchase_line"]> = {}): CanonicalRow {
  return {
    table: "purchase_line",
    row: {
      purchase_order_no: "PO-1",
      supplier_code: "S-1",
      item_code: "CUP",
      location_code: "WH",
      ordered_on: "2026-11-01",
      expected_on: "2026-11-08",
      quantity: 60,
      received_quantity: 0,
      is_open: true,
      ...parts,
    },
  };
}

/** The receipt of `aPurchaseLine`. */
export function aReceiptLine(parts: Partial<RowsByTable["receipt_line"]> = {}): CanonicalRow {
  return {
    table: "receipt_line",
    row: {
      receipt_no: "GR-1",
      purchase_order_no: "PO-1",
      supplier_code: "S-1",
      item_code: "CUP",
      location_code: "WH",
      received_on: "2026-11-09",
      quantity: 60,
      ...parts,
    },
  };
}

/** Two pieces going out. */
export function aMovement(parts: Partial<RowsByTable["movement"]> = {}): CanonicalRow {
  return {
    table: "movement",
    row: {
      movement_no: "LS-1",
      movement_type: "销售出库",
      item_code: "CUP",
      location_code: "WH",
      moved_on: "2026-11-02",
      quantity: -2,
      ...parts,
    },
  };
}

/** One piece that came back and can be sold again. */
export function aReturnLine(parts: Partial<RowsByTable["return_line"]> = {}): CanonicalRow {
  return {
    table: "return_line",
    row: {
      return_no: "TH-1",
      order_no: "SO-1",
      item_code: "CUP",
      location_code: "WH",
      returned_on: "2026-11-05",
      quantity: 1,
      is_resellable: true,
      ...parts,
    },
  };
}

/** A complaint about cups that were out. */
export function aFeedback(parts: Partial<RowsByTable["feedback"]> = {}): CanonicalRow {
  return {
    table: "feedback",
    row: {
      ...{ feedback_no: "FK-1", customer_code: "C-1", order_no: "SO-1", item_code: "CUP", event_no: null },
      ...{ received_on: "2026-11-06", feedback_kind: "complaint", satisfaction_score: 2, content: "又缺货" },
      ...{ stock_relation: null, matched_words: null, is_open: true },
      ...parts,
    },
  };
}

/** A customer who wanted four cups of which there were none, and left. */
export function anEnquiry(parts: Partial<RowsByTable["enquiry"]> = {}): CanonicalRow {
  return {
    table: "enquiry",
    row: {
      ...{ enquiry_no: "YX-1", customer_code: "C-1", item_code: "CUP", location_code: "SH", asked_on: "2026-11-06" },
      ...{ quantity: 4, enquiry_kind: "refused", order_no: null, enquiry_state: "open" },
      ...parts,
    },
  };
}

/** A count that found four pieces less than the book has. */
export function aCountLine(parts: Partial<RowsByTable["count_line"]> = {}): CanonicalRow {
  return {
    table: "count_line",
    row: {
      count_no: "PD-1",
      item_code: "CUP",
      location_code: "WH",
      counted_on: "2026-11-05",
      book_quantity: 100,
      counted_quantity: 96,
      ...parts,
    },
  };
}

/** Somebody on the list of receivers. */
export function aReceiver(parts: Partial<RowsByTable["receiver"]> = {}): CanonicalRow {
  return {
    table: "receiver",
    row: {
      receiver_name: "王芳",
      receiver_role: "销售",
      is_active: true,
      phone: "13800000001",
      email: "wang@shop.test",
      wechat_work_id: null,
      wechat_openid: null,
      preferred_channels: ["短信", "邮件"],
      ...parts,
    },
  };
}

/** A rule that tells the buyers. */
export function anAlertRule(parts: Partial<RowsByTable["alert_rule"]> = {}): CanonicalRow {
  return {
    table: "alert_rule",
    row: {
      rule_name: "预警通知采购",
      is_active: true,
      scope_kind: "category",
      scope_values: ["杯壶", "餐具"],
      minimum_severity: "high",
      receiver_role: "采购",
      receiver: null,
      receiver_kind: "role",
      customer_groups: [],
      channel: "采购群",
      delivery_path: "own",
      cool_down_hours: 24,
      quiet_start: "22:00",
      quiet_end: "08:00",
      ...{ grouping: "each", digest_time: null },
      ...{ condition_kind: "severity", condition_value: null, valid_from: null, valid_to: null, priority: null },
      ...{ escalate_after_minutes: null, escalate_role: null, escalate_channel: null },
      ...parts,
    },
  };
}

/** A sale of everything that is expected to double demand. */
export function aPromotion(parts: Partial<RowsByTable["promotion"]> = {}): CanonicalRow {
  return {
    table: "promotion",
    row: {
      promotion_name: "双11 现货",
      channel: null,
      stage: "sale",
      start_date: "2026-11-09",
      end_date: "2026-11-12",
      scope_kind: "all",
      scope_values: [],
      expected_uplift: 2,
      ...parts,
    },
  };
}

/** A short video that raises the demand of `anItem` for a while. */
export function anAdjustment(parts: Partial<RowsByTable["demand_adjustment"]> = {}): CanonicalRow {
  return {
    table: "demand_adjustment",
    row: {
      adjustment_name: "短视频",
      adjustment_kind: "hot_event",
      scope_kind: "item",
      scope_values: ["CUP"],
      factor: 2.5,
      start_date: "2026-11-03",
      end_date: "2026-11-15",
      half_life_days: 4,
      reason: "播放过百万",
      adjusted_by: "小陈",
      ...parts,
    },
  };
}

/** A line of the bill of materials of a gift box: two of `anItem` in each. */
export function aBomLine(parts: Partial<RowsByTable["bom_line"]> = {}): CanonicalRow {
  return {
    table: "bom_line",
    row: { parent_code: "BOX", make_days: 2, component_code: "CUP", quantity_per: 2, scrap_rate: 0, ...parts },
  };
}

/** Twenty gift boxes, begun in a week. */
export function aProductionOrder(parts: Partial<RowsByTable["production_order"]> = {}): CanonicalRow {
  return {
    table: "production_order",
    row: {
      production_no: "MO-1",
      item_code: "BOX",
      location_code: "",
      start_on: "2026-11-30",
      quantity: 20,
      issued_quantity: 0,
      completed_quantity: 0,
      is_open: true,
      ...parts,
    },
  };
}

/** The cause that a person wrote on the record of a shortage. */
export function anEventChoice(parts: Partial<RowsByTable["event_choice"]> = {}): CanonicalRow {
  return { table: "event_choice", row: { event_no: "CUP/WH/1", stockout_cause: "需求激增", ...parts } };
}
