import { planProblems } from "../src/app/care/read-plan.ts";
import { defineWebhook } from "../src/app/ingest/define-webhook.ts";

/** Somebody changed what is to be done for customers: the next look at events follows it. */
export const carePlanChanged = defineWebhook({ form: "care_plan", problems: planProblems });
