import { severityRank, type AlertSeverity } from "../../domain/risk/severity.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { dueLater, type LocalInstant } from "./match-rules.ts";
import { DAY_MINUTES, minuteOfDay } from "./quiet-hours.ts";

/** When the messages of a day go together where a rule does not say. */
export const USUAL_DIGEST_TIME = "09:00";

const HOUR_MINUTES = 60;

/** Whether a rule keeps a message for its next digest. What is out or about to be never waits for company. */
export function isGrouped({ grouping }: AlertRuleRow, severity: AlertSeverity): boolean {
  return grouping !== "each" && severityRank(severity) < severityRank("critical");
}

/**
 * The instant (ms) of a rule's next digest: the next full hour or the next time of day it names, put off to the end of
 * its quiet hours. All that a rule keeps until then has the same instant.
 */
export function digestAt(rule: AlertRuleRow, now: LocalInstant): number {
  const minute = minuteOfDay(now.time_of_day) ?? 0;
  const startOfMinute = now.at - (now.at % 60_000);
  return dueLater(rule, startOfMinute, minutesUntil(rule, minute), { ...now, at: startOfMinute });
}

/** At least one, so that a digest never holds what happened after it went. */
function minutesUntil({ grouping, digest_time }: AlertRuleRow, minute: number): number {
  if (grouping === "hourly") return HOUR_MINUTES - (minute % HOUR_MINUTES);
  const wanted = minuteOfDay(digest_time ?? USUAL_DIGEST_TIME) ?? minuteOfDay(USUAL_DIGEST_TIME) ?? 0;
  return ((wanted - minute + DAY_MINUTES - 1) % DAY_MINUTES) + 1;
}
