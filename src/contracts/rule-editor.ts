/** What the board and the server say to each other while a person edits an alert rule. */
import { z } from "zod";
import { drySpan, dryRun, ruleSentence } from "./rules-report.ts";

/** The field by which a rule is switched on and off; the editor has buttons for it. */
export const STATUS_FIELD = "rule_status";
/** Its two choices, as the form words them. */
export const STATUS_ON = "启用";
export const STATUS_OFF = "停用";

const fieldName = z.string().max(60);

/** What stands in a field: a text, a number, a day "YYYY-MM-DD"; null where it is empty. */
const fieldValue = z.union([z.string().max(2_000), z.number(), z.null()]);
export type RuleFieldValue = z.infer<typeof fieldValue>;

/** What stands in the fields of a rule, by their names. */
const ruleValues = z.record(fieldName, fieldValue);
export type RuleValues = z.infer<typeof ruleValues>;

/** The parts of the editor; `more` takes the fields that nobody has given a place. */
export const RULE_GROUPS = ["name", "scope", "condition", "whom", "how", "when", "more"] as const;

/** Texts of which one must stand in a field, or that anything does. */
const wanted = z.union([z.array(z.string()), z.literal("filled")]);

const ruleField = z.object({
  name: fieldName,
  label: z.object({ "zh-CN": z.string(), en: z.string() }),
  kind: z.enum(["text", "long_text", "number", "day", "choice"]),
  /** What may be chosen; empty where the field is no choice. */
  options: z.array(z.string()),
  is_required: z.boolean(),
  group: z.enum(RULE_GROUPS),
  /** What a new rule begins with, and what an empty field means. */
  usual: fieldValue,
  /** A list of names in one text, with what may be offered for it. */
  offers: z.enum(["channels", "scope_values"]).nullable(),
  /** The field has a use where all parts of one of these hold; null where it always has. */
  shown_when: z.array(z.record(fieldName, wanted)).nullable(),
});
export type RuleField = z.infer<typeof ruleField>;

const offer = z.object({ value: z.string(), label: z.string() });
export type RuleOffer = z.infer<typeof offer>;

/** Everything that the editor offers. */
export const ruleEditorReport = z.object({
  fields: z.array(ruleField),
  channels: z.array(offer),
  /** What there is to limit a rule to, by the label of the scope; at most so many of each. */
  scope_values: z.record(z.string(), z.array(offer)),
});
export type RuleEditorReport = z.infer<typeof ruleEditorReport>;

/** A rule as it stands on the platform now. */
export const openedRule = z.object({ record_id: z.string(), version: z.number(), values: ruleValues });
export type OpenedRule = z.infer<typeof openedRule>;

/** Everything that may be found wrong with a rule. */
export const RULE_FAULT_CODES = [
  "rule_field_missing",
  "rule_field_unusable",
  "rule_label_unknown",
  "rule_name_doubled",
  "rule_scope_empty",
  "rule_class_unknown",
  "rule_report_scope",
  "rule_condition_value_unusable",
  "rule_condition_needs_own_path",
  "rule_role_unknown",
  "rule_receivers_unfit",
  "rule_channel_unknown",
  "rule_channel_partly_unknown",
  "rule_quiet_hours_unusable",
  "rule_digest_time_unusable",
  "rule_cool_down_unusable",
  "rule_dates_reversed",
  "rule_priority_unusable",
  "rule_escalation_incomplete",
  "rule_escalation_wait_unusable",
  "rule_escalation_role_unknown",
  "rule_escalation_channel_unknown",
  "rule_escalation_channel_partly_unknown",
] as const;

/** What is wrong with a rule. Whoever reads it knows of which one, so the texts do not name it. */
const ruleFault = z.object({
  /** Where it is to be put right. */
  field: fieldName,
  code: z.enum(RULE_FAULT_CODES),
  message: z.string(),
  hint: z.string(),
});
export type RuleFault = z.infer<typeof ruleFault>;

const recordId = z.string().min(1).max(80);

/** A draft to be checked and tried; `record_id` null for a new rule. */
export const ruleTrialRequest = z.strictObject({ record_id: recordId.nullable(), values: ruleValues });
export type RuleTrialRequest = z.infer<typeof ruleTrialRequest>;

/** What is wrong with a draft, and what it would have sent beside the rules in force. */
export const ruleTrial = z.object({
  faults: z.array(ruleFault),
  /** The three are null where too little is filled in to know. */
  sentence: ruleSentence.nullable(),
  span: drySpan.nullable(),
  dry_run: dryRun.nullable(),
});
export type RuleTrial = z.infer<typeof ruleTrial>;

/** A new rule; pressing twice is one request. */
export const newRuleRequest = z.strictObject({ request_id: z.uuid(), values: ruleValues });
export type NewRuleRequest = z.infer<typeof newRuleRequest>;

/** A change of the rule as it was when it was opened. */
export const ruleChangeRequest = z.strictObject({ version: z.number(), values: ruleValues });

/** Switches a rule on or off, as it was when it was seen. */
export const ruleSwitchRequest = z.strictObject({ version: z.number(), is_on: z.boolean() });

/** Deletes a rule as it was when it was seen. */
export const ruleRemovalRequest = z.strictObject({ version: z.number() });

/**
 * What became of writing a rule. `saved`: it stands on the platform, `did` says whether anything was to be done. `faulty`:
 * nothing was written. `changed`: somebody changed it on the platform meanwhile, nothing was written; `changes` in words.
 * `gone`: somebody deleted it.
 */
export const ruleWritten = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("saved"),
    did: z.enum(["added", "changed", "nothing"]),
    rule_name: z.string(),
    rule: openedRule,
  }),
  z.object({ kind: z.literal("removed"), rule_name: z.string() }),
  z.object({ kind: z.literal("faulty"), faults: z.array(ruleFault) }),
  z.object({ kind: z.literal("changed"), changes: z.array(z.string()), rule: openedRule }),
  z.object({ kind: z.literal("gone") }),
]);
export type RuleWritten = z.infer<typeof ruleWritten>;
