import type { FieldValues, FormBinding, FormName } from "../../contracts/form.ts";
import type { AlertRuleRecord } from "../../contracts/generated/records.ts";
import type { Manifest } from "../../contracts/manifest.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Registry } from "../../ports/registry.ts";
import { STATUS_OFF } from "../../contracts/rule-editor.ts";
import { checkRecord } from "../ingest/check-record.ts";
import { PATH_LABELS } from "../notify/rule-words.ts";
import { ruleFormNotBound } from "./rule-refusals.ts";

/** Ports of `starterRules`. */
export interface StarterRulesPorts {
  readonly packs: Manifest["rules"];
  readonly platform: Pick<Platform, "records" | "createRecord">;
  readonly registry: Pick<Registry, "bindings">;
}

/** The channel that needs no setting up: the program's own log. */
export const STARTER_CHANNEL = "console";

const FORM: FormName = "alert_rule";

/** Rules to begin with, by trade: shown, and written as records that are switched off. */
export function createStarterRules({ packs, platform, registry }: StarterRulesPorts) {
  return {
    /** The trades there are rules for, by name. */
    packs: packs.map(({ pack }) => pack),

    /** The records of a pack, all switched off, to be told by one channel. */
    rules: (pack: string, channel = STARTER_CHANNEL): readonly AlertRuleRecord[] =>
      packOf(packs, pack).rules.map((rule) => recordOf(rule, channel)),

    /** Writes those whose names no rule on the platform bears; never switched on. Returns the names. */
    async write(
      installation_id: string,
      rules: readonly AlertRuleRecord[],
    ): Promise<{ readonly written: readonly string[]; readonly present: readonly string[] }> {
      const binding = (await registry.bindings(installation_id)).find(({ form }) => form === FORM);
      if (binding === undefined) throw ruleFormNotBound();
      const names = await namesOn(binding);
      const fresh = rules.filter(({ rule_name }) => !names.has(rule_name));
      for (const rule of fresh) {
        // One by one: should a call fail, those that are there already are found by their names the next time.
        await platform.createRecord(binding, filledFields(rule), { start_trigger: false, start_workflow: false });
      }
      return {
        written: fresh.map(({ rule_name }) => rule_name),
        present: rules.filter((rule) => !fresh.includes(rule)).map(({ rule_name }) => rule_name),
      };
    },
  };

  async function namesOn(binding: FormBinding): Promise<ReadonlySet<unknown>> {
    const names = new Set<unknown>();
    for await (const { values } of platform.records(binding)) names.add(values["rule_name"]);
    return names;
  }
}

/** Rules to begin with. */
export type StarterRules = ReturnType<typeof createStarterRules>;

function recordOf(rule: Manifest["rules"][number]["rules"][number], channel: string): AlertRuleRecord {
  const escalate_channel = rule.escalate_role === undefined ? null : channel;
  // Texts and numbers, by the schema of the manifest; what is left out there is left out here.
  const values = Object.fromEntries(Object.entries<string | number>({ ...rule }));
  const fixed = { rule_status: STATUS_OFF, delivery_path: PATH_LABELS.own, channel, escalate_channel };
  const { record } = checkRecord(FORM, { ...values, ...fixed });
  // Fitted to the form by `checkRecord`.
  return record as unknown as AlertRuleRecord;
}

/** Fields without a value are left as the form has them. */
function filledFields(rule: AlertRuleRecord): FieldValues {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null));
}

function packOf(packs: Manifest["rules"], wanted: string): Manifest["rules"][number] {
  const found = packs.find(({ pack, label }) => pack === wanted || label.en.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  throw new AddonError({
    code: "rule_pack_unknown",
    message: `没有“${wanted}”的起步规则`,
    hint: `--pack 请选：${packs.map(({ pack }) => pack).join("、")}。`,
  });
}
