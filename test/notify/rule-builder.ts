import type { AlertRuleRow } from "../../src/contracts/rows.ts";

/** A rule for everything from 预警 on, to the buyers' group, without quiet hours. */
export function anAlertRule(parts: Partial<AlertRuleRow> = {}): AlertRuleRow {
  return {
    rule_name: "预警通知采购",
    is_active: true,
    scope_kind: "all",
    scope_values: [],
    minimum_severity: "high",
    receiver_role: "采购",
    receiver: null,
    receiver_kind: "role",
    customer_groups: [],
    channel: "采购群",
    delivery_path: "own",
    cool_down_hours: 24,
    quiet_start: null,
    quiet_end: null,
    grouping: "each",
    digest_time: null,
    condition_kind: "severity",
    condition_value: null,
    valid_from: null,
    valid_to: null,
    priority: null,
    escalate_after_minutes: null,
    escalate_role: null,
    escalate_channel: null,
    ...parts,
  };
}
