import type { FieldValues, FormBinding } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { AlertRuleRecord } from "../../contracts/generated/records.ts";
import type { RuleFault, RuleField, RuleTrial, RuleTrialRequest } from "../../contracts/rule-editor.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Records } from "../../ports/records.ts";
import { allRuleFaults, isReadable, readRule } from "../ingest/read-rule.ts";
import { fieldFaults } from "./field-faults.ts";
import { createRehearseRules, type RehearseRulesPorts } from "./rehearse-rules.ts";
import { ruleFields } from "./rule-form.ts";
import { ruleSentence } from "./rule-sentence.ts";
import { recordOf } from "./rule-values.ts";
import { DOUBLED_NAME, usableRule, writtenRules } from "./written-rules.ts";

/** Ports of `ruleDrafts`. */
export interface RuleDraftPorts extends RehearseRulesPorts {
  readonly template: FormTemplate;
  readonly records: Pick<Records, "list" | "get">;
  readonly clock: RehearseRulesPorts["clock"] & Pick<Clock, "startOf">;
}

/** A draft as the form would keep it, and what is wrong with it. */
export interface CheckedDraft {
  readonly fields: readonly RuleField[];
  readonly record: FieldValues;
  readonly faults: readonly RuleFault[];
}

/** What the rule is called while it has no name. */
const NAMELESS = "（未命名）";

/** Drafts of rules: checked by what checks the records themselves, and tried beside the rules in force. */
export function createRuleDrafts(ports: RuleDraftPorts) {
  const { template, records, channels, clock } = ports;
  const rehearseRules = createRehearseRules(ports);

  /** What is written in a draft, over what the form keeps beside it. */
  async function read(binding: FormBinding, { record_id, values }: RuleTrialRequest) {
    const { installation_id } = binding;
    const fields = ruleFields(template, binding.fields);
    const kept = record_id === null ? null : await records.get(installation_id, "alert_rule", record_id);
    const written = recordOf(fields, values, clock);
    const whole = { ...kept?.values, ...written };
    const rule = usableRule({ ...whole, rule_name: whole["rule_name"] ?? NAMELESS });
    const others = (await writtenRules(installation_id, ports)).filter((other) => other.record_id !== record_id);
    return { fields, written, rule, others };
  }

  async function faultsOf(
    installation_id: string,
    request: RuleTrialRequest,
    { fields, rule, others }: Awaited<ReturnType<typeof read>>,
  ): Promise<readonly RuleFault[]> {
    const own = fieldFaults(fields, request.values);
    if (rule === null) return own;
    const names = (await channels.list(installation_id)).map(({ name }) => name);
    const isDoubled = others.some((other) => other.rule.rule_name === rule.rule_name);
    const found = [...(isDoubled ? [DOUBLED_NAME] : []), ...allRuleFaults(rule, clock, names)];
    const told = new Set(own.map(({ field }) => field));
    return [...own, ...found.filter(({ field }) => !told.has(field))];
  }

  return {
    /** What the form would keep of a draft, with everything that is to be put right first. */
    async checked(binding: FormBinding, request: RuleTrialRequest): Promise<CheckedDraft> {
      const draft = await read(binding, request);
      const faults = await faultsOf(binding.installation_id, request, draft);
      return { fields: draft.fields, record: draft.written, faults };
    },

    /** What is wrong with a draft, what it says, and what it would have sent in the last days. */
    async trial(binding: FormBinding, request: RuleTrialRequest): Promise<RuleTrial> {
      const draft = await read(binding, request);
      const faults = [...(await faultsOf(binding.installation_id, request, draft))];
      const { rule, others } = draft;
      if (rule === null) return { faults, sentence: null, span: null, dry_run: null };
      const { span, dry_run } = await tried(binding.installation_id, rule, others);
      return { faults, sentence: ruleSentence(readRule(rule, clock)), span, dry_run };
    },
  };

  async function tried(
    installation_id: string,
    rule: AlertRuleRecord,
    others: Awaited<ReturnType<typeof writtenRules>>,
  ): Promise<Pick<RuleTrial, "span" | "dry_run">> {
    const beside = others.filter(({ is_readable }) => is_readable).map((other) => other.rule);
    if (!isReadable(rule, clock)) {
      const { span } = await rehearseRules(installation_id, beside);
      return { span, dry_run: { kind: "uncounted", reason: "unreadable" } };
    }
    // Not in force yet, whatever it says: so it is tried beside those that are.
    const draft = { ...readRule(rule, clock), is_active: false };
    const { span, runs } = await rehearseRules(installation_id, [...beside, draft]);
    return { span, dry_run: runs.at(-1) ?? null };
  }
}

/** Drafts of rules. */
export type RuleDrafts = ReturnType<typeof createRuleDrafts>;
