import type { ProblemsReport } from "../../contracts/problems-report.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { Notices } from "../notices/notices.ts";
import { checkRule } from "../notify/check-rule.ts";

/** Ports of `standingNotices`. */
export interface StandingNoticesPorts {
  readonly notices: Pick<Notices, "list">;
  readonly subjects: Pick<Subjects, "alertRules">;
  readonly channels: Pick<ChannelDirectory, "list">;
}

/** What lasts until a person mends it, of an installation. */
export type StandingNotices = (installation_id: string) => Promise<ProblemsReport["notices"]>;

/** What was noticed and kept, and what rules and channels tell as they are now. */
export function createStandingNotices({ notices, subjects, channels }: StandingNoticesPorts): StandingNotices {
  return async function standingNotices(installation_id) {
    const [kept, rules, set_up] = await Promise.all([
      notices.list(installation_id),
      subjects.alertRules(installation_id),
      channels.list(installation_id),
    ]);
    const names = set_up.map(({ name }) => name);
    return [...kept.map((notice) => ({ ...notice, rule_name: null })), ...ruleNotices(rules, names)];
  };
}

/** What only the channels that are set up can tell; the rest was told when the rule was read. */
const CHANNEL_CODES = new Set([
  "rule_channel_unknown",
  "rule_channel_partly_unknown",
  "rule_escalation_channel_unknown",
  "rule_escalation_channel_partly_unknown",
]);

/** Channels that active rules name and nobody has set up, as of now. */
function ruleNotices(rules: readonly AlertRuleRow[], channels: readonly string[]): ProblemsReport["notices"] {
  return rules
    .filter(({ is_active }) => is_active)
    .flatMap((rule) => checkRule(rule, channels).map((problem) => ({ ...problem, rule_name: rule.rule_name })))
    .filter(({ code }) => CHANNEL_CODES.has(code))
    .map((problem) => ({ ...problem, form: "alert_rule", field: null, since: null }));
}
