import { isNobodyCode } from "../customer/nobody-code.ts";
import { percentText, quantityText } from "../text/quantity-text.ts";

/** Whether one order or many customers made a surge. */
export type SurgeOriginKind = "single_order" | "broad" | "undetermined";

/** Chinese names of the verdicts. */
export const SURGE_ORIGIN_LABELS: Readonly<Record<SurgeOriginKind, string>> = {
  single_order: "单个大单",
  broad: "普遍上涨",
  undetermined: "无法判断",
};

/** What one customer ordered on the day of the surge; null, or a code of nobody, where the order names none. */
export interface CustomerQuantity {
  readonly customer_code: string | null;
  readonly quantity: number;
}

/** The verdict with what it rests on. */
export interface SurgeOrigin {
  readonly kind: SurgeOriginKind;
  readonly customers: number;
  /** Share of the day of the customer who ordered most, 0–1. */
  readonly largest_share: number;
  readonly largest_quantity: number;
}

/** What the day is held against. */
export interface UsualOrders {
  /** Units expected of the day. */
  readonly expected: number;
  /** Customers on a usual day with sales. */
  readonly customers: number;
}

const SINGLE_SHARE = 0.5;
/** Without the largest order the rest is ordinary up to this multiple of what was expected. */
const ORDINARY_REST = 1.5;
const BROAD_SHARE = 0.4;
const BROAD_CUSTOMERS = 1.5;
/** Share of the quantity that may be of unknown customers. */
const MOST_UNKNOWN = 0.2;

/** One order made it if the rest is an ordinary day; many did if clearly more customers came and none prevails. */
export function surgeOrigin(orders: readonly CustomerQuantity[], usual: UsualOrders): SurgeOrigin {
  const quantities = new Map<string, number>();
  let total = 0;
  let unknown = 0;
  for (const { customer_code, quantity } of orders) {
    if (quantity <= 0) continue;
    total += quantity;
    if (customer_code === null || isNobodyCode(customer_code)) unknown += quantity;
    else quantities.set(customer_code, (quantities.get(customer_code) ?? 0) + quantity);
  }
  const largest_quantity = Math.max(0, ...quantities.values());
  const largest_share = total === 0 ? 0 : largest_quantity / total;
  const seen = { customers: quantities.size, largest_quantity, largest_share };
  return { kind: kindOf(seen, { total, unknown, usual }), ...seen };
}

interface DayTotals {
  readonly total: number;
  readonly unknown: number;
  readonly usual: UsualOrders;
}

function kindOf(seen: Omit<SurgeOrigin, "kind">, { total, unknown, usual }: DayTotals): SurgeOriginKind {
  if (total === 0 || unknown > MOST_UNKNOWN * total) return "undetermined";
  const rest = total - seen.largest_quantity;
  if (seen.largest_share >= SINGLE_SHARE && rest <= ORDINARY_REST * usual.expected) return "single_order";
  const isBroad = seen.largest_share < BROAD_SHARE && seen.customers >= BROAD_CUSTOMERS * usual.customers;
  return isBroad ? "broad" : "undetermined";
}

/** The verdict in one Chinese sentence. */
export function surgeOriginSentence({ kind, customers, largest_share, largest_quantity }: SurgeOrigin): string {
  switch (kind) {
    case "single_order":
      return `单个大单：一位客户订了 ${quantityText(largest_quantity)}，占当日 ${percentText(largest_share)}，其余客户如常。`;
    case "broad":
      return `普遍上涨：${customers} 位客户下单，最大一位只占 ${percentText(largest_share)}。`;
    case "undetermined":
      return "无法判断是单个大单还是普遍上涨。";
  }
}
