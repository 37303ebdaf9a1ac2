import { type Day, mondayOf } from "../../domain/calendar/day.ts";
import { placeOf } from "../../domain/text/place-key.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { USUAL_DIGEST_TIME } from "../notify/digest-time.ts";
import { dueAt, isInForce } from "../notify/match-rules.ts";
import { minuteOfDay, quietHoursOf } from "../notify/quiet-hours.ts";
import { isStillDue, reportName } from "../period-report/report-period.ts";
import { weeklyMessage } from "./weekly-message.ts";
import type { WeeklyReport } from "./weekly-report.ts";

/** Ports of `sendWeeklyReports`. */
export interface SendWeeklyReportsPorts {
  readonly registry: Pick<Registry, "installations">;
  readonly subjects: Pick<Subjects, "alertRules">;
  readonly outbox: Pick<Outbox, "add" | "get">;
  readonly clock: Pick<Clock, "now" | "today" | "timeOfDay">;
  /** Where people see the whole board; null where it has no public address. */
  readonly board_link: string | null;
  weeklyReport(installation_id: string): Promise<WeeklyReport>;
}

const URGENCY = 1_000_000;

/**
 * Sends the week to the receivers of rules that ask for it: on Monday from the rule's digest time on, or on Tuesday where
 * nothing ran then, once a week for each rule. Returns how many were added.
 */
export function createSendWeeklyReports(ports: SendWeeklyReportsPorts) {
  const { registry, subjects, outbox, clock } = ports;

  return async function sendWeeklyReports(): Promise<number> {
    const today = clock.today();
    if (!isStillDue("week", today)) return 0;
    let added = 0;
    for (const { installation_id } of await registry.installations()) {
      const rules = (await subjects.alertRules(installation_id)).filter((rule) => isAsked(rule, today));
      const waiting: AlertRuleRow[] = [];
      for (const rule of rules) {
        if ((await outbox.get(installation_id, keyOf(rule, today))) === null) waiting.push(rule);
      }
      if (waiting.length === 0) continue;
      const report = await ports.weeklyReport(installation_id);
      await outbox.add(waiting.map((rule) => reportEffect(installation_id, rule, report)));
      added += waiting.length;
    }
    return added;
  };

  function isAsked(rule: AlertRuleRow, today: Day): boolean {
    if (rule.condition_kind !== "weekly_report" || rule.delivery_path !== "own" || !isInForce(rule, today))
      return false;
    const from = minuteOfDay(rule.digest_time ?? USUAL_DIGEST_TIME) ?? minuteOfDay(USUAL_DIGEST_TIME) ?? 0;
    return (minuteOfDay(clock.timeOfDay()) ?? 0) >= from;
  }

  function keyOf({ rule_name }: AlertRuleRow, today: Day): string {
    return effectKeys.weeklyReport(mondayOf(today), rule_name);
  }

  function reportEffect(installation_id: string, rule: AlertRuleRow, report: WeeklyReport): NewEffect {
    const now = clock.now();
    const effect_key = keyOf(rule, report.today);
    const message = weeklyMessage(report, rule, { link: ports.board_link, reference: effect_key });
    return {
      ...{ installation_id, item_code: "", location_code: "weekly_report", caused_at: now },
      ...{ effect_key, line: effect_key, replaces_line: false, priority: URGENCY },
      due_at: dueAt(rule, now, clock.timeOfDay(now)),
      action: {
        kind: "send_message",
        message,
        pictured: report.worst.map(placeOf),
        report_file: reportName("week", report.from),
        ...quietHoursOf(rule),
      },
    };
  }
}
