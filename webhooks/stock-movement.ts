import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** Stock moved: the history of stock on hand, and with it which days were out of stock, is seen anew. */
export const stockMoved = defineWebhook({
  form: "stock_movement",
  rows: ({ movement_no, movement_type, item_code, location_code, quantity, moved_at }, { dayOf }) => {
    const moved_on = dayOf(moved_at);
    if (moved_on === null) return [];
    return [{ table: "movement", row: { movement_no, movement_type, item_code, location_code, moved_on, quantity } }];
  },
});
