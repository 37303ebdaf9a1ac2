import type { AlertRuleRecord } from "../../contracts/generated/records.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { DryRun, RuleChange, RuleReport, RulesReport } from "../../contracts/rules-report.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { RuleVersions } from "../../ports/rule-versions.ts";
import { checkRecord } from "../ingest/check-record.ts";
import { allRuleProblems, isReadable, readRule } from "../ingest/read-rule.ts";
import { createRehearseRules, type RehearseRulesPorts } from "./rehearse-rules.ts";
import { ruleHistories } from "./rule-changes.ts";
import { ruleSentence } from "./rule-sentence.ts";

/** Ports of `rulesReport`. */
export interface RulesReportPorts extends RehearseRulesPorts {
  readonly records: Pick<Records, "list">;
  readonly registry: Pick<Registry, "bindings">;
  readonly ruleVersions: RuleVersions;
  readonly channels: Pick<ChannelDirectory, "list">;
  readonly clock: RehearseRulesPorts["clock"] & Pick<Clock, "dayOf">;
  /** Where people find a form on the platform; null where that is not known. */
  formUrl(binding: FormBinding): Promise<string | null>;
}

/** A rule as its record says it and as it was read. */
interface WrittenRule {
  readonly record_id: string;
  readonly record: AlertRuleRecord;
  readonly rule: AlertRuleRow;
  readonly is_readable: boolean;
  readonly problems: readonly Problem[];
}

const SHOWN_CHANGES = 10;

/** All rules as they are, each with what is wrong with it, what it would have sent in the last days, and its changes. */
export function createRulesReport(ports: RulesReportPorts) {
  const { records, registry, ruleVersions, channels, clock, formUrl } = ports;
  const rehearseRules = createRehearseRules(ports);

  return async function rulesReport(installation_id: string, days?: number): Promise<RulesReport> {
    const [kept, known, versions, bindings] = await Promise.all([
      records.list(installation_id, "alert_rule"),
      channels.list(installation_id),
      ruleVersions.all(installation_id),
      registry.bindings(installation_id),
    ]);
    const names = known.map(({ name }) => name);
    const written = withDoubles(
      kept.flatMap(({ record_id, values }) => {
        const { usable, record } = checkRecord("alert_rule", values);
        // Fitted to the form by `checkRecord`.
        return usable ? [writtenRule(record_id, record as unknown as AlertRuleRecord, names)] : [];
      }),
    );
    const readable = written.filter(({ is_readable }) => is_readable);
    const { span, runs, in_force, with_stopped } = await rehearseRules(
      installation_id,
      readable.map(({ rule }) => rule),
      days,
    );
    const runOf = new Map(readable.map((one, index) => [one, runs[index]]));
    const histories = ruleHistories(versions);
    const binding = bindings.find(({ form }) => form === "alert_rule");
    return {
      ...{ span, in_force, with_stopped },
      form_url: binding === undefined ? null : await formUrl(binding),
      is_bound: binding !== undefined,
      rules: written.map((one) => reportOf(one, runOf.get(one), histories.get(one.record_id) ?? [])),
    };
  };

  function writtenRule(record_id: string, record: AlertRuleRecord, names: readonly string[]): WrittenRule {
    const rule = readRule(record, clock);
    const is_readable = isReadable(record, clock);
    return { record_id, record, rule, is_readable, problems: allRuleProblems(record, clock, names) };
  }
}

/** Two rules of one name are one to whoever sends: only one of their messages goes. */
function withDoubles(written: readonly WrittenRule[]): readonly WrittenRule[] {
  const names = written.map(({ rule }) => rule.rule_name);
  return written.map((one) => {
    const { rule_name } = one.rule;
    if (names.filter((name) => name === rule_name).length === 1) return one;
    const problem = {
      code: "rule_name_doubled",
      message: `有不止一条预警规则叫“${rule_name}”，同一次预警只会发出其中一条的消息`,
      hint: "请给每条规则起不同的名称。",
    };
    return { ...one, problems: [...one.problems, problem] };
  });
}

function reportOf(
  { record_id, record, rule, problems }: WrittenRule,
  run: DryRun | undefined,
  history: readonly RuleChange[],
): RuleReport {
  const isOn = record.rule_status === "启用";
  return {
    ...{ record_id, rule_name: rule.rule_name },
    status: !isOn ? "stopped" : problems.length > 0 ? "faulty" : "active",
    sentence: ruleSentence(rule),
    problems: problems.map(({ code, message, hint }) => ({ code, message, hint })),
    dry_run: run ?? { kind: "uncounted", reason: "unreadable" },
    history: history.slice(0, SHOWN_CHANGES),
  };
}
