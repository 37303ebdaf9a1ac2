import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { RulesReport } from "../../contracts/rules-report.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { KeptRecord, Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { bearsNotes, noteEffect, type NoteField } from "../effects/record-note.ts";
import { checkRecord } from "../ingest/check-record.ts";
import { contentMark } from "../ingest/content-mark.ts";
import { ruleVerdict } from "./rule-verdict.ts";
import { usableRule } from "./written-rules.ts";

/** Ports of `tellRules`. */
export interface TellRulesPorts extends EachInstallationPorts {
  readonly registry: Pick<Registry, "installations" | "setting">;
  readonly records: Pick<Records, "list">;
  readonly channels: Pick<ChannelDirectory, "list">;
  readonly outbox: Pick<Outbox, "addWith">;
  readonly clock: Pick<Clock, "now" | "today" | "timeOfDay">;
  rulesReport(installation_id: string): Promise<Pick<RulesReport, "rules">>;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

const CHECK: NoteField = { form: "alert_rule", field: "rule_check" };
/** The states of rules that were told of, by record. */
const TOLD = "rules_told";

type Marks = Readonly<Record<string, string>>;

/**
 * Writes to each rule's record what a check of it found, and what it would have sent: once for each state of the rule and of
 * the channels that are set up, however many processes look. Returns how many records it is written to.
 */
export function createTellRules(ports: TellRulesPorts) {
  const { registry, records, channels, outbox, clock } = ports;

  return (): Promise<number> => eachInstallation(ports, tellInstallation);

  async function tellInstallation(installation_id: string): Promise<number> {
    if (!bearsNotes(await ports.binding(installation_id, CHECK.form), CHECK)) return 0;
    // Before the records: whoever looks at the same time and was first has changed it.
    const before = await registry.setting(installation_id, TOLD);
    const kept = await records.list(installation_id, CHECK.form);
    const names = (await channels.list(installation_id)).map(({ name }) => name);
    const marks = marksOf(kept, names);
    const told = marksFrom(before);
    const changed = kept.filter(({ record_id }) => marks[record_id] !== told[record_id]);
    if (changed.length === 0) return 0;
    const { rules } = await ports.rulesReport(installation_id);
    const checked_at = `${clock.today()} ${clock.timeOfDay(clock.now())}`;
    const reports = new Map(rules.map((rule) => [rule.record_id, rule]));
    const notes = changed.map((record) => {
      const report = reports.get(record.record_id);
      const problems = report?.problems ?? checkRecord(CHECK.form, record.values).problems;
      const run = report?.dry_run ?? { kind: "uncounted", reason: "unreadable" };
      const verdict = ruleVerdict(problems, run, checked_at);
      return noteEffect(CHECK, { installation_id, ...record }, verdict, clock.now());
    });
    const step = { installation_id, name: TOLD, before, after: JSON.stringify(marks) };
    return (await outbox.addWith(step, notes)) ? notes.length : 0;
  }
}

/**
 * Of all that a verdict depends on: what people wrote, the channels that it may name, and how many rules have its name. A
 * record that makes no rule is nobody's namesake.
 */
function marksOf(kept: readonly KeptRecord[], channels: readonly string[]): Marks {
  const usable = kept.filter(({ values }) => usableRule(values) !== null);
  const named = Map.groupBy(usable, ({ values }) => values["rule_name"]);
  return Object.fromEntries(
    kept.map(({ record_id, values }) => {
      const written = Object.entries(values).filter(([name]) => name !== CHECK.field);
      const namesakes = named.get(values["rule_name"])?.length ?? 0;
      return [record_id, contentMark({ ...Object.fromEntries(written), channels: channels.join("\n"), namesakes })];
    }),
  );
}

function marksFrom(text: string | null): Marks {
  // Written above and by nothing else.
  return text === null ? {} : (JSON.parse(text) as Marks);
}
