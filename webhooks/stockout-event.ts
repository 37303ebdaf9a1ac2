import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A person wrote the cause of a shortage on its record: it stands beside what the program says, and weighs in ties. */
export const stockoutCauseChosen = defineWebhook({
  form: "stockout_event",
  rows: ({ event_no, stockout_cause }) =>
    event_no === null || stockout_cause === null ? [] : [{ table: "event_choice", row: { event_no, stockout_cause } }],
});
