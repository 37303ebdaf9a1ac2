import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A warehouse, shop or channel changed: pages show its new name. */
export const locationChanged = defineWebhook({
  form: "location",
  rows: ({ location_code, location_name, location_kind }) => [
    { table: "location", row: { location_code, location_name, location_kind } },
  ],
});
