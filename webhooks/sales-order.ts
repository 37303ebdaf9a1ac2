import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import type { SalesOrderLine, SalesOrderRecord } from "../src/contracts/generated/records.ts";
import type { SalesLineRow } from "../src/contracts/rows.ts";

/** A sales order changed: what was requested is demand, what is unshipped is promised, and its items are assessed again. */
export const salesOrderChanged = defineWebhook({
  form: "sales_order",
  rows: (order, { dayOf }) => {
    const ordered_on = dayOf(order.ordered_at);
    if (ordered_on === null) return [];
    const promised_on = order.promised_date === null ? null : dayOf(order.promised_date);
    return order.lines.map((line) => ({
      table: "sales_line",
      row: {
        order_no: order.order_no,
        customer_code: order.customer_code,
        customer_name: order.customer_name,
        item_code: line.item_code,
        location_code: order.location_code ?? "",
        channel: order.channel,
        ordered_on,
        promised_on,
        quantity: line.quantity,
        shipped_quantity: line.shipped_quantity ?? 0,
        unit_price: line.unit_price,
        line_state: lineState(order, line),
      },
    }));
  },
});

function lineState(order: SalesOrderRecord, line: SalesOrderLine): SalesLineRow["line_state"] {
  if (order.order_status === "已取消") return order.cancel_reason === "缺货" ? "cancelled_for_stockout" : "cancelled";
  if (order.order_status === "已发货" || order.order_status === "已完成") return "closed";
  return (line.shipped_quantity ?? 0) >= line.quantity ? "closed" : "open";
}
