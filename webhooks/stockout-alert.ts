import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A person changed the status of an alert on the platform: the alert counts as answered here too. */
export const stockoutAlertAnswered = defineWebhook({
  form: "stockout_alert",
  follow: async (actions, installation_id, { effect_key, alert_status }, before) => {
    // Whatever else changes on the record, our own writing above all, is no answer given again.
    if (effect_key === null || alert_status === null || alert_status === before?.alert_status) return;
    await actions.answerAlert({ installation_id, effect_key, alert_status });
  },
});
