import type { AlertPolicy } from "../../domain/alert/alert-episode.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { isInForce } from "../notify/match-rules.ts";

const HOUR_MS = 3_600_000;
const DEFAULT_COOL_DOWN_HOURS = 24;

/**
 * The least level any rule for alerts wants to hear of raises one, 预警 at the latest; a relapse within the shortest
 * cool-down of these rules is the same episode. Rules with other conditions keep to cool-downs of their own.
 */
export function alertPolicy(rules: readonly AlertRuleRow[], today: Day): AlertPolicy {
  const active = rules.filter((rule) => rule.condition_kind === "severity" && isInForce(rule, today));
  const hours = active.length === 0 ? DEFAULT_COOL_DOWN_HOURS : Math.min(...active.map((rule) => rule.cool_down_hours));
  const raise_at = active.some(({ minimum_severity }) => minimum_severity === "watch") ? "watch" : "high";
  return { cool_down_ms: Math.max(0, hours) * HOUR_MS, raise_at };
}
