import { severityRank, type AlertSeverity } from "../../domain/risk/severity.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { LocalInstant } from "./match-rules.ts";
import { DAY_MINUTES, minuteOfDay, minutesOfQuietLeft } from "./quiet-hours.ts";

/** When the messages of a day go together where a rule does not say. */
export const USUAL_DIGEST_TIME = "09:00";

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;

/** Whether a rule keeps a message for its next digest. */
export function isGrouped({ grouping }: AlertRuleRow, severity: AlertSeverity): boolean {
  return grouping !== "each" && !isUrgent(severity);
}

/** What is out or about to be is told by itself: it never waits for company, and no digest repeats it. */
export function isUrgent(severity: AlertSeverity): boolean {
  return severityRank(severity) >= severityRank("critical");
}

/**
 * The instant (ms) of a rule's next digest: the next full hour or the next time of day it names, or the end of its quiet
 * hours where that falls into them. All that a rule keeps until then has the same instant.
 */
export function digestAt(rule: AlertRuleRow, { at, time_of_day }: LocalInstant): number {
  const startOfMinute = at - (at % MINUTE_MS);
  return startOfMinute + minutesUntil(rule, minuteOfDay(time_of_day) ?? 0) * MINUTE_MS;
}

/** At least one, so that a digest never holds what happened after it went. */
function minutesUntil(rule: AlertRuleRow, minute: number): number {
  if (rule.grouping === "daily") return minutesBetween(minute, dailyMinute(rule));
  const ofQuiet = minutesOfQuietLeft(rule, minute);
  if (ofQuiet > 0) return ofQuiet;
  const toHour = HOUR_MINUTES - (minute % HOUR_MINUTES);
  return toHour + minutesOfQuietLeft(rule, (minute + toHour) % DAY_MINUTES);
}

function dailyMinute(rule: AlertRuleRow): number {
  const wanted = minuteOfDay(rule.digest_time ?? USUAL_DIGEST_TIME) ?? minuteOfDay(USUAL_DIGEST_TIME) ?? 0;
  return (wanted + minutesOfQuietLeft(rule, wanted)) % DAY_MINUTES;
}

/** From one time of day to the next other; a whole day where they are the same. */
function minutesBetween(from: number, to: number): number {
  return ((to - from + DAY_MINUTES - 1) % DAY_MINUTES) + 1;
}
