import type { CauseClass } from "../cause-class.ts";
import type { ShopDraw } from "./shop-draw.ts";

/** What goes wrong in a shop: each number leaves the shop as it is unless the fault is of that kind. */
export interface Fault {
  /** Added to the planned order's times, days. */
  readonly late_days: number;
  readonly approval_days: number;
  readonly request_days: number;
  /** Shares of what should be: first delivery of the order, order of the suggestion, reorder level in force. */
  readonly first_delivery: number;
  readonly is_rest_called_off: boolean;
  readonly ordered: number;
  readonly reorder_level: number;
  /** Multiple of demand from some days before the plan on, which the forecast does not follow. */
  readonly lasting_multiple: number;
  /** Multiple of demand for some days after the plan. */
  readonly surge: { readonly after: number; readonly days: number; readonly multiple: number } | null;
  /** One order, in days of demand. */
  readonly big_order: { readonly after: number; readonly days_of_demand: number } | null;
  /** Share of the shelf that is gone without a document, or taken with one, so many days after the plan. */
  readonly vanished: { readonly after: number; readonly share: number } | null;
  readonly taken: { readonly after: number; readonly share: number; readonly kind: "quality_hold" | "transfer" } | null;
  /** Stated ÷ true lead time, and true ÷ stated units per pack: of the whole shop, always. */
  readonly stated_lead: number;
  readonly pack: number;
}

/** Nothing goes wrong. */
export const NO_FAULT: Fault = {
  ...{ late_days: 0, approval_days: 0, request_days: 0, first_delivery: 1, is_rest_called_off: false, ordered: 1 },
  ...{ reorder_level: 1, lasting_multiple: 1, surge: null, big_order: null, vanished: null, taken: null },
  ...{ stated_lead: 1, pack: 1 },
};

/** A fault of a class, its size drawn. */
export function faultOf(cause: CauseClass, { fault: [size, kind, when], lead_time_days }: ShopDraw): Fault {
  const between = (low: number, high: number) => low + (high - low) * size;
  const delay = Math.round(between(4, 14));
  const after = 1 + Math.floor(when * (lead_time_days / 2));
  const share = between(0.5, 0.95);
  switch (cause) {
    case "supplier_late":
    case "component_short":
      return { ...NO_FAULT, late_days: delay };
    case "supplier_short":
      return { ...NO_FAULT, first_delivery: between(0.05, 0.4), is_rest_called_off: kind < 0.5 };
    case "approval_slow":
      return { ...NO_FAULT, approval_days: delay };
    case "ordered_late":
      return { ...NO_FAULT, request_days: kind < 0.25 ? 1000 : delay };
    case "ordered_little":
      return kind < 0.6
        ? { ...NO_FAULT, ordered: between(0.05, 0.35) }
        : { ...NO_FAULT, reorder_level: between(0.2, 0.6) };
    case "forecast_bias":
      return { ...NO_FAULT, lasting_multiple: between(1.4, 2.1) };
    case "demand_surge":
      return kind < 0.5
        ? { ...NO_FAULT, surge: { after, days: 5 + Math.floor(5 * when), multiple: between(2.2, 4) } }
        : { ...NO_FAULT, big_order: { after, days_of_demand: lead_time_days * between(0.8, 1.6) } };
    case "record_error":
      return { ...NO_FAULT, vanished: { after: Math.floor(when * 4) - 3, share } };
    case "quality_hold":
      return { ...NO_FAULT, taken: { after, share, kind: "quality_hold" } };
    case "stock_reserved":
      return { ...NO_FAULT, taken: { after, share, kind: "transfer" } };
    case "master_data":
      return kind < 0.6
        ? { ...NO_FAULT, stated_lead: between(0.3, 0.6) }
        : { ...NO_FAULT, pack: 1 / (3 + Math.floor(9 * size)) };
  }
}
