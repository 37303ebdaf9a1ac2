import type { FieldValues, FormBinding, FormName } from "../../contracts/form.ts";
import {
  type NewRuleRequest,
  type OpenedRule,
  type RuleValues,
  type RuleWritten,
  STATUS_FIELD,
  STATUS_OFF,
  STATUS_ON,
} from "../../contracts/rule-editor.ts";
import { faultsInTheWay } from "../../contracts/rule-fault-weight.ts";
import { type Platform, PlatformCallError, type PlatformRecord } from "../../ports/platform.ts";
import { contentMark } from "../ingest/content-mark.ts";
import type { KeepRule } from "./keep-rule.ts";
import { createOneByOne } from "./one-by-one.ts";
import { createOvertaken, type OvertakenPorts, type SeenRule } from "./overtaken.ts";
import type { RuleDrafts } from "./rule-drafts.ts";
import { ruleFields } from "./rule-form.ts";
import { ruleFormNotBound, ruleGone, ruleNotFoundAgain } from "./rule-refusals.ts";
import { differingFields, valuesOf } from "./rule-values.ts";
import { DOUBLED_NAME } from "./written-rules.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";

/** Ports of `writeRules`. */
export interface WriteRulesPorts extends OvertakenPorts {
  readonly template: FormTemplate;
  readonly platform: Pick<Platform, "readRecord" | "findRecord" | "createRecords" | "updateRecord" | "deleteRecord">;
  readonly drafts: Pick<RuleDrafts, "checked">;
  readonly keepRule: KeepRule;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

const FORM: FormName = "alert_rule";

/**
 * Writes rules to their form on the platform, which stays the one truth. Nothing is written that the form could not hold,
 * nothing is switched on with a hard fault, see `faultsInTheWay`, and nothing is written over a state that its writer has
 * not seen; of a rule that is changed only the changed fields are written.
 */
export function createWriteRules(ports: WriteRulesPorts) {
  const { template, platform, clock, drafts, keepRule } = ports;
  const overtakenBy = createOvertaken(ports);
  const oneByOne = createOneByOne();

  return {
    /** A rule as it is on the platform now. It is kept, for whoever saves it is held against what they saw. */
    async open(installation_id: string, record_id: string): Promise<OpenedRule> {
      const binding = await bound(installation_id);
      const found = await current(binding, record_id);
      if (found === null) throw ruleGone();
      await keepRule.seen(binding, found);
      return openedRule(binding, found);
    },

    /** Adds a rule; asking again for the same one finds it there. */
    async add(installation_id: string, request: NewRuleRequest): Promise<RuleWritten> {
      const binding = await bound(installation_id);
      return oneByOne(`${installation_id} ${request.request_id}`, () => add(binding, request));
    },

    /** Changes a rule as it was seen. */
    change: (installation_id: string, seen: SeenRule, values: RuleValues): Promise<RuleWritten> =>
      changed(installation_id, seen, () => values),

    /** Switches a rule on or off as it was seen. One with a hard fault can be switched off, not on. */
    switchTo: (installation_id: string, seen: SeenRule, is_on: boolean): Promise<RuleWritten> =>
      changed(installation_id, seen, (now) => ({ ...now, [STATUS_FIELD]: is_on ? STATUS_ON : STATUS_OFF }), !is_on),

    /** Deletes a rule as it was seen. */
    async remove(installation_id: string, seen: SeenRule): Promise<RuleWritten> {
      const binding = await bound(installation_id);
      return oneByOne(`${installation_id} ${seen.record_id}`, async () => {
        const found = await current(binding, seen.record_id);
        if (found === null) return { kind: "gone" };
        const changes = await overtakenBy(installation_id, seen, found);
        if (changes !== null) return keptInstead(binding, found, changes);
        await platform.deleteRecord(binding, seen.record_id);
        await keepRule.gone(binding, seen.record_id);
        return { kind: "removed", rule_name: nameOf(found.values) };
      });
    },
  };

  async function add(binding: FormBinding, { request_id, values }: NewRuleRequest): Promise<RuleWritten> {
    const fields = ruleFields(template, binding.fields);
    const same = await sameNamed(binding, values);
    // Asked for before, by a click or a call whose answer was lost.
    if (same !== null && differingFields(fields, valuesOf(fields, same.values, clock), values).length === 0)
      return saved(binding, same, "nothing");
    const { faults, record } = await drafts.checked(binding, { record_id: null, values });
    if (faultsInTheWay(faults, isOn(values)).length > 0) return { kind: "faulty", faults: [...faults] };
    if (same !== null) return NAME_TAKEN;
    const filled = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
    await platform.createRecords(binding, [filled], `rule:${request_id}:${contentMark(filled)}`);
    const made = await sameNamed(binding, values);
    if (made === null) throw ruleNotFoundAgain();
    return saved(binding, made, "added");
  }

  async function changed(
    installation_id: string,
    seen: SeenRule,
    wantedOf: (now: RuleValues) => RuleValues,
    is_unchecked = false,
  ): Promise<RuleWritten> {
    const binding = await bound(installation_id);
    return oneByOne(`${installation_id} ${seen.record_id}`, async () => {
      const found = await current(binding, seen.record_id);
      if (found === null) return { kind: "gone" };
      const fields = ruleFields(template, binding.fields);
      const now = valuesOf(fields, found.values, clock);
      const wanted = wantedOf(now);
      const names = differingFields(fields, now, wanted);
      if (names.length === 0) return saved(binding, found, "nothing");
      const changes = await overtakenBy(installation_id, seen, found);
      if (changes !== null) return keptInstead(binding, found, changes);
      const { faults, record } = await drafts.checked(binding, { record_id: seen.record_id, values: wanted });
      if (!is_unchecked && faultsInTheWay(faults, isOn(wanted)).length > 0)
        return { kind: "faulty", faults: [...faults] };
      const same = names.includes("rule_name") ? await sameNamed(binding, wanted) : null;
      if (same !== null && same.record_id !== seen.record_id) return NAME_TAKEN;
      await update(binding, seen.record_id, Object.fromEntries(names.map((name) => [name, record[name] ?? null])));
      const written = await current(binding, seen.record_id);
      return written === null ? { kind: "gone" } : saved(binding, written, "changed");
    });
  }

  /** A call that ended in the dark is looked up before anybody is told that it failed. */
  async function update(binding: FormBinding, record_id: string, values: FieldValues): Promise<void> {
    try {
      await platform.updateRecord(binding, record_id, values, { start_trigger: false });
    } catch (error) {
      if (!(error instanceof PlatformCallError) || error.failure !== "timed_out") throw error;
      const found = await platform.readRecord(binding, record_id);
      const isWritten = Object.entries(values).every(([name, value]) => (found?.values[name] ?? null) === value);
      if (!isWritten) throw error;
    }
  }

  /** The rule as the platform has it now, kept as such; null where it is gone. */
  async function current(binding: FormBinding, record_id: string): Promise<PlatformRecord | null> {
    const found = await platform.readRecord(binding, record_id);
    if (found === null) await keepRule.gone(binding, record_id);
    return found;
  }

  async function sameNamed(binding: FormBinding, values: RuleValues): Promise<PlatformRecord | null> {
    const name = nameOf(values);
    if (name === "") return null;
    const record_id = await platform.findRecord(binding, "rule_name", name);
    return record_id === null ? null : platform.readRecord(binding, record_id);
  }

  async function saved(
    binding: FormBinding,
    found: PlatformRecord,
    did: "added" | "changed" | "nothing",
  ): Promise<RuleWritten> {
    await keepRule.found(binding, found);
    return { kind: "saved", did, rule_name: nameOf(found.values), rule: openedRule(binding, found) };
  }

  /** Nothing is written over what somebody else wrote since; what they wrote is kept and told. */
  async function keptInstead(
    binding: FormBinding,
    found: PlatformRecord,
    changes: readonly string[],
  ): Promise<RuleWritten> {
    await keepRule.found(binding, found);
    return { kind: "changed", changes: [...changes], rule: openedRule(binding, found) };
  }

  function openedRule(binding: FormBinding, { record_id, version, values }: PlatformRecord): OpenedRule {
    return { record_id, version, values: valuesOf(ruleFields(template, binding.fields), values, clock) };
  }

  async function bound(installation_id: string): Promise<FormBinding> {
    const binding = await ports.binding(installation_id, FORM);
    if (binding === null) throw ruleFormNotBound();
    return binding;
  }
}

/** Writes rules to the platform. */
export type WriteRules = ReturnType<typeof createWriteRules>;

const NAME_TAKEN: RuleWritten = { kind: "faulty", faults: [DOUBLED_NAME] };

function isOn(values: RuleValues): boolean {
  return values[STATUS_FIELD] === STATUS_ON;
}

function nameOf({ rule_name }: FieldValues): string {
  return typeof rule_name === "string" ? rule_name.trim() : "";
}
