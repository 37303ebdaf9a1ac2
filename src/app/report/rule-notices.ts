import type { ProblemsReport } from "../../contracts/board.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { checkRule } from "../notify/check-rule.ts";

/** What only the channels that are set up can tell; the rest was told when the rule was read. */
const CHANNEL_CODES = new Set(["rule_channel_unknown", "rule_escalation_channel_unknown"]);

/** Channels that active rules name and nobody has set up, as of now. */
export function ruleNotices(rules: readonly AlertRuleRow[], channels: readonly string[]): ProblemsReport["notices"] {
  return rules
    .filter(({ is_active }) => is_active)
    .flatMap((rule) => checkRule(rule, channels))
    .filter(({ code }) => CHANNEL_CODES.has(code))
    .map((problem) => ({ ...problem, form: "alert_rule", field: null, since: null }));
}
