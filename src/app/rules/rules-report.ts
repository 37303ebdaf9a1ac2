import type { FormBinding } from "../../contracts/form.ts";
import type { Problem } from "../../contracts/problem.ts";
import { STATUS_ON } from "../../contracts/rule-editor.ts";
import { faultsInTheWay, weightOf } from "../../contracts/rule-fault-weight.ts";
import type { DryRun, RuleChange, RuleReport, RulesReport } from "../../contracts/rules-report.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { RuleVersions } from "../../ports/rule-versions.ts";
import { allRuleProblems } from "../ingest/read-rule.ts";
import { ruleProblem } from "../notify/rule-fault.ts";
import { createRehearseRules, type RehearseRulesPorts } from "./rehearse-rules.ts";
import { ruleHistories } from "./rule-changes.ts";
import { ruleSentence } from "./rule-sentence.ts";
import { DOUBLED_NAME, type WrittenRule, writtenRules } from "./written-rules.ts";

/** Ports of `rulesReport`. */
export interface RulesReportPorts extends RehearseRulesPorts {
  readonly records: Pick<Records, "list">;
  readonly registry: Pick<Registry, "bindings">;
  readonly ruleVersions: RuleVersions;
  readonly clock: RehearseRulesPorts["clock"] & Pick<Clock, "dayOf">;
  /** Where people find a form on the platform; null where that is not known. */
  formUrl(binding: FormBinding): Promise<string | null>;
}

/** A rule with what the person who wrote it should put right. */
interface CheckedRule extends WrittenRule {
  readonly problems: readonly Problem[];
}

const SHOWN_CHANGES = 10;

/** All rules as they are, each with what is wrong with it, what it would have sent in the last days, and its changes. */
export function createRulesReport(ports: RulesReportPorts) {
  const { registry, ruleVersions, channels, clock, formUrl } = ports;
  const rehearseRules = createRehearseRules(ports);

  return async function rulesReport(installation_id: string, days?: number): Promise<RulesReport> {
    const [found, known, versions, bindings] = await Promise.all([
      writtenRules(installation_id, ports),
      channels.list(installation_id),
      ruleVersions.all(installation_id),
      registry.bindings(installation_id),
    ]);
    const names = known.map(({ name }) => name);
    const written = withDoubles(found.map((one) => ({ ...one, problems: allRuleProblems(one.record, clock, names) })));
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
}

function withDoubles(written: readonly CheckedRule[]): readonly CheckedRule[] {
  const names = written.map(({ rule }) => rule.rule_name);
  return written.map((one) => {
    const { rule_name } = one.rule;
    if (names.filter((name) => name === rule_name).length === 1) return one;
    return { ...one, problems: [...one.problems, ruleProblem(rule_name, DOUBLED_NAME)] };
  });
}

function reportOf(
  { record_id, version, record, rule, problems }: CheckedRule,
  run: DryRun | undefined,
  history: readonly RuleChange[],
): RuleReport {
  const isOn = record.rule_status === STATUS_ON;
  return {
    ...{ record_id, version, rule_name: rule.rule_name },
    status: !isOn ? "stopped" : faultsInTheWay(problems, true).length > 0 ? "faulty" : "active",
    sentence: ruleSentence(rule),
    problems: problems.map(({ code, message, hint }) => ({
      code,
      message,
      hint,
      is_warning: weightOf(code) === "warning",
    })),
    dry_run: run ?? { kind: "uncounted", reason: "unreadable" },
    history: history.slice(0, SHOWN_CHANGES),
  };
}
