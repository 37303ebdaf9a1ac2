/** How much a fault of a rule matters: what may still be saved with it, and what may not. */
import type { RULE_FAULT_CODES } from "./rule-editor.ts";

/**
 * `unwritable`: the form could not hold it, or nobody would find it again. `hard`: the rule would not do what it says, so
 * it can be kept switched off but not on. `warning`: it does its work all the same.
 */
export type RuleFaultWeight = "unwritable" | "hard" | "warning";

const WEIGHTS: Readonly<Record<(typeof RULE_FAULT_CODES)[number], RuleFaultWeight>> = {
  rule_field_missing: "unwritable",
  rule_field_unusable: "unwritable",
  rule_name_doubled: "unwritable",
  rule_label_unknown: "hard",
  rule_scope_empty: "hard",
  rule_class_unknown: "hard",
  rule_condition_value_unusable: "hard",
  rule_condition_needs_own_path: "hard",
  rule_receivers_unfit: "hard",
  rule_channel_unknown: "hard",
  rule_quiet_hours_unusable: "hard",
  rule_cool_down_unusable: "hard",
  rule_dates_reversed: "hard",
  rule_priority_unusable: "hard",
  rule_escalation_incomplete: "hard",
  rule_escalation_wait_unusable: "hard",
  rule_escalation_channel_unknown: "hard",
  rule_report_scope: "warning",
  rule_role_unknown: "warning",
  rule_channel_partly_unknown: "warning",
  rule_digest_time_unusable: "warning",
  rule_escalation_role_unknown: "warning",
  rule_escalation_channel_partly_unknown: "warning",
};

/** The weight of what was found; what the checks of records find beside is hard, for such a rule cannot be read. */
export function weightOf(code: string): RuleFaultWeight {
  const known: Readonly<Record<string, RuleFaultWeight>> = WEIGHTS;
  return Object.hasOwn(known, code) ? (known[code] ?? "hard") : "hard";
}

/** What stands in the way of saving a rule: switched on nothing but warnings may be left. */
export function faultsInTheWay<Fault extends { readonly code: string }>(
  faults: readonly Fault[],
  is_on: boolean,
): readonly Fault[] {
  return faults.filter(({ code }) => {
    const weight = weightOf(code);
    return weight === "unwritable" || (is_on && weight === "hard");
  });
}
