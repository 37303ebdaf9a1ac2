import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import { listedWords } from "../src/domain/text/listed-words.ts";
import { orderTermProblems, readOrderTerms } from "../src/app/ingest/read-order-terms.ts";

/** An item's master data changed: it is assessed again wherever it lies. */
export const itemChanged = defineWebhook({
  form: "item",
  rows: (item) => [
    {
      table: "item",
      row: {
        item_code: item.item_code,
        item_name: item.item_name,
        category: item.category,
        brand: item.brand,
        unit: item.unit,
        supplier_code: item.supplier_code,
        purchase_cost: item.purchase_cost,
        sale_price: item.sale_price,
        moq: item.moq,
        order_multiple: item.order_multiple,
        lead_time_days: item.lead_time_days,
        review_period_days: item.review_period_days,
        service_level: item.service_level,
        minimum_stock: item.minimum_stock,
        abc_class: item.abc_class === "A" || item.abc_class === "B" || item.abc_class === "C" ? item.abc_class : null,
        is_active: item.item_status !== "停售",
        substitute_codes: listedWords(item.substitute_codes).filter((code) => code !== item.item_code),
        ...readOrderTerms(item).terms,
      },
    },
  ],
  problems: orderTermProblems,
  touches: ({ item_code }) => [{ kind: "item", item_code }],
});
