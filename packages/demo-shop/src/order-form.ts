import type { DemoData, DemoRow } from "./demo-record.ts";
import { instant } from "./shop-calendar.ts";
import type { SalesOrder } from "./shop.ts";

/** Days until an order is promised to be there. */
const PROMISE_DAYS = { 企业: 5, 个人: 3 } as const;

/** A sales order as its form shows it. */
export function orderForm(order: SalesOrder): DemoData {
  const { order_no, customer, placed, channel, location_code, order_status, cancel_reason } = order;
  return {
    order_no,
    customer_code: customer.customer_code,
    customer_name: customer.customer_name,
    ordered_at: instant(placed.day, placed.fraction),
    channel,
    location_code,
    promised_date: instant(placed.day + PROMISE_DAYS[customer.customer_type]),
    order_status,
    ...(cancel_reason !== undefined && { cancel_reason }),
    lines: orderRows(order),
  };
}

/** Its lines as rows of the subform. */
export function orderRows({ lines }: SalesOrder): DemoRow[] {
  return lines.map(({ level: { item }, quantity, shipped, unit_price }) => ({
    item_code: item.item_code,
    item_name: item.item_name,
    quantity,
    shipped_quantity: shipped,
    unit_price,
  }));
}
