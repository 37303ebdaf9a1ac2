import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { FieldValues, FormBinding, FormName } from "../../contracts/form.ts";
import type { RulesReport } from "../../contracts/rules-report.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { KeptRecord, Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { checkRecord } from "../ingest/check-record.ts";
import { contentMark } from "../ingest/content-mark.ts";
import { ruleVerdict } from "./rule-verdict.ts";

/** Ports of `tellRules`. */
export interface TellRulesPorts {
  readonly registry: Pick<Registry, "installations" | "setting" | "saveSetting">;
  readonly records: Pick<Records, "list">;
  readonly channels: Pick<ChannelDirectory, "list">;
  readonly outbox: Pick<Outbox, "add">;
  readonly clock: Pick<Clock, "now" | "today" | "timeOfDay">;
  rulesReport(installation_id: string): Promise<Pick<RulesReport, "rules">>;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
  /** One installation that fails keeps no other waiting. */
  onError(installation_id: string, error: unknown): void;
}

const FIELD = "rule_check";
/** The states of rules that were told of, by record. */
const TOLD = "rules_told";
const PRIORITY = writeUrgency({ severity: "unknown", is_raised: false, expected_loss: null });

type Marks = Readonly<Record<string, string>>;

/**
 * Writes to each rule's record what a check of it found, and what it would have sent: once for each state of the rule and of
 * the channels that are set up. Returns how many records it is written to.
 */
export function createTellRules(ports: TellRulesPorts) {
  const { registry, records, channels, outbox, clock } = ports;

  return async function tellRules(): Promise<number> {
    let told = 0;
    for (const { installation_id } of await registry.installations()) {
      try {
        told += await tellInstallation(installation_id);
      } catch (error) {
        ports.onError(installation_id, error);
      }
    }
    return told;
  };

  async function tellInstallation(installation_id: string): Promise<number> {
    if (!isTellable(await ports.binding(installation_id, "alert_rule"))) return 0;
    const kept = await records.list(installation_id, "alert_rule");
    const names = (await channels.list(installation_id)).map(({ name }) => name);
    const marks = Object.fromEntries(kept.map(({ record_id, values }) => [record_id, markOf(values, names)]));
    const before = marksFrom(await registry.setting(installation_id, TOLD));
    const changed = kept.filter(({ record_id }) => marks[record_id] !== before[record_id]);
    if (changed.length === 0) return 0;
    const { rules } = await ports.rulesReport(installation_id);
    const checked_at = `${clock.today()} ${clock.timeOfDay(clock.now())}`;
    const reports = new Map(rules.map((rule) => [rule.record_id, rule]));
    await outbox.add(
      changed.map((record) => {
        const report = reports.get(record.record_id);
        const problems = report?.problems ?? checkRecord("alert_rule", record.values).problems;
        const run = report?.dry_run ?? { kind: "uncounted", reason: "unreadable" };
        return checkEffect(installation_id, record, ruleVerdict(problems, run, checked_at));
      }),
    );
    await registry.saveSetting(installation_id, TOLD, JSON.stringify(marks));
    return changed.length;
  }

  function checkEffect(installation_id: string, { record_id, version }: KeptRecord, verdict: string): NewEffect {
    const now = clock.now();
    const values = { [FIELD]: verdict };
    return {
      ...{ installation_id, item_code: "", location_code: FIELD, priority: PRIORITY, due_at: now, caused_at: now },
      effect_key: effectKeys.ruleCheck(record_id, version, contentMark(values)),
      line: `alert_rule/${record_id}`,
      replaces_line: true,
      action: { kind: "update_record", form: "alert_rule", record_id, values, start_trigger: false },
    };
  }
}

/** Of what a person wrote, and of the channels that it may name. */
function markOf(values: FieldValues, channels: readonly string[]): string {
  return contentMark({ ...values, [FIELD]: channels.join("\n") });
}

function marksFrom(text: string | null): Marks {
  // Written above and by nothing else.
  return text === null ? {} : (JSON.parse(text) as Marks);
}

function isTellable(binding: FormBinding | null): boolean {
  return binding?.fields.some(({ name, paused }) => name === FIELD && paused !== true) ?? false;
}
