import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A stock level was counted, shipped from or received into: that item is assessed again at that location. */
export const stockLevelChanged = defineWebhook({
  form: "stock_level",
  rows: ({ item_code, location_code, on_hand, allocated, on_order, backorder, reserved_quantity, minimum_stock }) => [
    {
      table: "stock_level",
      row: {
        item_code,
        location_code,
        on_hand,
        allocated: allocated ?? 0,
        on_order: on_order ?? 0,
        backorder: backorder ?? 0,
        // A reserve below nought would be goods that are not there.
        reserved_quantity: Math.max(0, reserved_quantity ?? 0),
        // Nought says that there is no minimum here, whatever the item's form says.
        minimum_stock: minimum_stock === null ? null : Math.max(0, minimum_stock),
      },
    },
  ],
});
