import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** Goods arrived: the supplier's lead time is learned from the way from order to receipt. */
export const goodsReceived = defineWebhook({
  form: "goods_receipt",
  rows: (receipt, { dayOf }) => {
    const received_on = dayOf(receipt.received_at);
    if (received_on === null) return [];
    return receipt.lines.map((line) => ({
      table: "receipt_line",
      row: {
        receipt_no: receipt.receipt_no,
        purchase_order_no: receipt.purchase_order_no,
        supplier_code: receipt.supplier_code,
        item_code: line.item_code,
        location_code: receipt.location_code ?? "",
        received_on,
        quantity: line.quantity,
      },
    }));
  },
});
