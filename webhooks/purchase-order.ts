import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A purchase order changed: what is still to come counts as stock on order from its expected day on. */
export const purchaseOrderChanged = defineWebhook({
  form: "purchase_order",
  rows: (order, { dayOf }) => {
    const ordered_on = dayOf(order.ordered_at);
    if (ordered_on === null) return [];
    const isOpen = order.order_status === "已下单" || order.order_status === "部分到货";
    return order.lines.map((line) => ({
      table: "purchase_line",
      row: {
        purchase_order_no: order.purchase_order_no,
        supplier_code: order.supplier_code,
        item_code: line.item_code,
        location_code: order.location_code ?? "",
        ordered_on,
        expected_on: order.expected_date === null ? null : dayOf(order.expected_date),
        quantity: line.quantity,
        received_quantity: line.received_quantity ?? 0,
        is_open: isOpen && (line.received_quantity ?? 0) < line.quantity,
      },
    }));
  },
});
