import type { AlertPolicy } from "../../domain/alert/alert-episode.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";

const HOUR_MS = 3_600_000;
const DEFAULT_COOL_DOWN_HOURS = 24;

/**
 * The least level any rule wants to hear of raises an alert, 预警 at the latest; a relapse within the shortest cool-down
 * of the rules is the same episode.
 */
export function alertPolicy(rules: readonly AlertRuleRow[]): AlertPolicy {
  const active = rules.filter(({ is_active }) => is_active);
  const hours = active.length === 0 ? DEFAULT_COOL_DOWN_HOURS : Math.min(...active.map((rule) => rule.cool_down_hours));
  const raise_at = active.some(({ minimum_severity }) => minimum_severity === "watch") ? "watch" : "high";
  return { cool_down_ms: Math.max(0, hours) * HOUR_MS, raise_at };
}
