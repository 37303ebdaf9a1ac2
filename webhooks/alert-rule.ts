import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import { readRule, ruleProblems } from "../src/app/ingest/read-rule.ts";

/** A rule was written or changed: the next alert follows it. */
export const alertRuleChanged = defineWebhook({
  form: "alert_rule",
  rows: (rule, clock) => [{ table: "alert_rule", row: readRule(rule, clock) }],
  problems: ruleProblems,
});
