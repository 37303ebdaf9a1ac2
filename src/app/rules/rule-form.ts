import type { FieldBinding } from "../../contracts/form.ts";
import type { FormTemplate, TemplateField } from "../../contracts/form-template.ts";
import { type RuleField, STATUS_FIELD } from "../../contracts/rule-editor.ts";
import { CONDITION_LABELS } from "../notify/rule-condition.ts";
import { GROUPING_LABELS, PATH_LABELS, RECEIVER_LABELS, SCOPE_LABELS } from "../notify/rule-words.ts";

/** What the template does not say of a field. */
type Care = Partial<Pick<RuleField, "group" | "usual" | "offers" | "shown_when">>;

const VALUED = (
  ["days_of_supply", "stockout_probability", "stockout_within", "available_below", "receipt_overdue"] as const
).map((kind) => CONDITION_LABELS[kind]);
const WEEKLY = CONDITION_LABELS.weekly_report;
const NOT_WEEKLY = Object.values(CONDITION_LABELS).filter((label) => label !== WEEKLY);
const SCOPED = Object.values(SCOPE_LABELS).filter((label) => label !== SCOPE_LABELS.all);
const OWN = { delivery_path: [PATH_LABELS.own] };
const ESCALATING = { ...OWN, condition_kind: NOT_WEEKLY };

/** Where a field stands, in the order of the editor, and when it has a use. A field that is missing here appears all the same, see `ruleFields`. */
const CARE: Readonly<Record<string, Care>> = {
  rule_name: { group: "name" },
  scope_kind: { group: "scope", usual: SCOPE_LABELS.all, shown_when: [{ condition_kind: NOT_WEEKLY }] },
  scope_value: {
    group: "scope",
    offers: "scope_values",
    shown_when: [{ scope_kind: SCOPED, condition_kind: NOT_WEEKLY }],
  },
  condition_kind: { group: "condition", usual: CONDITION_LABELS.severity },
  condition_value: { group: "condition", shown_when: [{ condition_kind: VALUED }] },
  minimum_severity: {
    group: "condition",
    usual: "预警",
    shown_when: [{ condition_kind: [CONDITION_LABELS.severity] }],
  },
  receiver_kind: { group: "whom", usual: RECEIVER_LABELS.role, shown_when: [{ ...OWN, condition_kind: NOT_WEEKLY }] },
  receiver_role: { group: "whom" },
  receiver: { group: "whom", shown_when: [{ receiver_kind: [RECEIVER_LABELS.role, RECEIVER_LABELS.owner] }] },
  customer_group: {
    group: "whom",
    shown_when: [{ ...OWN, receiver_kind: [RECEIVER_LABELS.owner, RECEIVER_LABELS.customer] }],
  },
  channel: { group: "how", offers: "channels" },
  delivery_path: {
    group: "how",
    usual: PATH_LABELS.own,
    shown_when: [{ condition_kind: [CONDITION_LABELS.severity] }],
  },
  grouping: { group: "how", usual: GROUPING_LABELS.each, shown_when: [{ ...OWN, condition_kind: NOT_WEEKLY }] },
  digest_time: {
    group: "how",
    shown_when: [
      { ...OWN, grouping: [GROUPING_LABELS.daily], condition_kind: NOT_WEEKLY },
      { condition_kind: [WEEKLY] },
    ],
  },
  priority: { group: "how", shown_when: [{ condition_kind: NOT_WEEKLY }] },
  cool_down_hours: { group: "when", usual: 24, shown_when: [{ condition_kind: NOT_WEEKLY }] },
  quiet_start: { group: "when", shown_when: [OWN] },
  quiet_end: { group: "when", shown_when: [OWN] },
  valid_from: { group: "when" },
  valid_to: { group: "when" },
  escalate_after_minutes: { group: "whom", shown_when: [ESCALATING] },
  escalate_role: { group: "whom", shown_when: [{ ...ESCALATING, escalate_after_minutes: "filled" }] },
  escalate_channel: {
    group: "whom",
    offers: "channels",
    shown_when: [{ ...ESCALATING, escalate_after_minutes: "filled" }],
  },
};

const KINDS: Partial<Record<TemplateField["type"], RuleField["kind"]>> = {
  text: "text",
  textarea: "long_text",
  number: "number",
  datetime: "day",
  combo: "choice",
  radiogroup: "choice",
};

/**
 * The fields that the editor has: those of the template that people fill in and the form has too, but for the status. One that has no place
 * of its own yet follows the field before it in the template; one of a type that the editor cannot write stays on the
 * platform alone.
 */
export function ruleFields(template: FormTemplate, bound: readonly FieldBinding[]): readonly RuleField[] {
  const names = new Set(bound.filter(({ paused }) => paused !== true).map(({ name }) => name));
  return inOrder(template.fields)
    .filter(({ name, written_by }) => names.has(name) && name !== STATUS_FIELD && written_by === undefined)
    .flatMap((field) => {
      const kind = KINDS[field.type];
      return kind === undefined ? [] : [ruleField(field, kind)];
    });
}

function inOrder(fields: readonly TemplateField[]): readonly TemplateField[] {
  const order = Object.keys(CARE);
  let place = -1;
  const placed = fields.map((field) => {
    place = Object.hasOwn(CARE, field.name) ? order.indexOf(field.name) : place;
    return { field, place };
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ field }) => field);
}

function ruleField({ name, label, options = [], required = false }: TemplateField, kind: RuleField["kind"]): RuleField {
  const { group = groupOf(name), usual = null, offers = null, shown_when = null } = CARE[name] ?? {};
  return {
    ...{ name, kind, group, usual, offers, shown_when },
    ...{ label: { ...label }, options: [...options], is_required: required },
  };
}

/** A field that came later stands with those whose name begins alike. */
function groupOf(name: string): RuleField["group"] {
  return /^(receiver|escalate)/.test(name) ? "whom" : "more";
}
