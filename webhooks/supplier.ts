import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A supplier's terms changed: every item bought there is assessed again. */
export const supplierChanged = defineWebhook({
  form: "supplier",
  rows: (
    { supplier_code, supplier_name, lead_time_days, lead_time_sd_days, review_period_days, ...closed },
    { dayOf },
  ) => [
    {
      table: "supplier",
      row: {
        ...{ supplier_code, supplier_name, lead_time_days, lead_time_sd_days, review_period_days },
        shutdown_start: closed.shutdown_start === null ? null : dayOf(closed.shutdown_start),
        shutdown_end: closed.shutdown_end === null ? null : dayOf(closed.shutdown_end),
      },
    },
  ],
  touches: ({ supplier_code }) => [{ kind: "supplier", supplier_code }],
});
