import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** A person followed up on a care task: when the customer was reached and what came of it is kept with the action. */
export const careTaskFollowedUp = defineWebhook({
  form: "care_task",
  follow: async (actions, installation_id, { effect_key, care_status, outcome }, before) => {
    if (effect_key === null) return;
    if (care_status === before?.care_status && outcome === before.outcome) return;
    await actions.noteCareTask({ installation_id, effect_key, care_status, outcome });
  },
});
