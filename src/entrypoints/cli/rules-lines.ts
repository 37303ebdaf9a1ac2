import { dryRunText, totalText, wayText } from "../../app/rules/dry-run-text.ts";
import { ruleSentence, sentenceText } from "../../app/rules/rule-sentence.ts";
import { STATUS_OFF, STATUS_ON } from "../../contracts/rule-editor.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { RuleChange, RuleReport, RulesReport } from "../../contracts/rules-report.ts";
import { quantityText } from "../../domain/text/quantity-text.ts";
import type { Clock } from "../../ports/clock.ts";
import { tableLines } from "./text-table.ts";

const STATUS_WORDS: Readonly<Record<RuleReport["status"], string>> = {
  active: STATUS_ON,
  stopped: STATUS_OFF,
  faulty: "有问题",
};
const HEAD = ["规则", "状态", "消息", "每周", "接收者", "说明"];
/** Words to the left, numbers to the right. */
const WORDS = [0, 1, 5];
const NOTHING = "—";

/** All rules with their dry run as a table, then each in words with what is wrong with it. */
export function rulesCheckLines(report: RulesReport): readonly string[] {
  const { rules, span, in_force, with_stopped } = report;
  if (rules.length === 0) return [report.is_bound ? NO_RULES : UNBOUND];
  return [
    `现在生效的 ${totalText(span, in_force)}`,
    ...(with_stopped === null || span.since === null ? [] : [`全部启用后，${totalText(span, with_stopped)}`]),
    "",
    ...tableLines([HEAD, ...rules.map(cellsOf)], WORDS),
    ...rules.flatMap((rule) => ["", ...detailLines(rule)]),
  ];
}

const NO_RULES = "还没有预警规则。运行 `stockguard rules starter --pack 零售` 可以从现成的规则开始。";
const UNBOUND = "还没有绑定“预警规则”表单。先运行 `stockguard install` 或 `stockguard bind`。";

function cellsOf({ rule_name, status, dry_run }: RuleReport): readonly string[] {
  const counted = dry_run.kind === "counted" ? dry_run : null;
  const weekly = counted?.messages_per_week ?? null;
  return [
    rule_name,
    STATUS_WORDS[status],
    counted === null ? NOTHING : String(counted.messages),
    weekly === null ? NOTHING : quantityText(weekly),
    counted === null ? NOTHING : String(counted.receivers.filter(({ channel }) => channel !== null).length),
    dryRunText(dry_run),
  ];
}

function detailLines({ rule_name, status, sentence, problems, dry_run }: RuleReport): readonly string[] {
  const counted = dry_run.kind === "counted" ? dry_run : null;
  const told = counted?.receivers.map((to) => {
    const who = to.receiver === null ? to.receiver_role : `${to.receiver_role}（${to.receiver}）`;
    return `${who} ${wayText(to)} ${to.messages} 条`;
  });
  const items = counted?.items.map(({ item_name, location_code, messages }) => {
    return `${item_name}${location_code === "" ? "" : `（${location_code}）`} ${messages}`;
  });
  return [
    `【${STATUS_WORDS[status]}】${rule_name}：${sentenceText(sentence)}`,
    ...problems.flatMap(({ message, hint, is_warning }) => [
      `  ${is_warning ? "提醒" : "问题"}：${message}`,
      `  → ${hint}`,
    ]),
    ...(told === undefined || told.length === 0 ? [] : [`  会发给：${told.join("；")}`]),
    ...(items === undefined || items.length === 0 ? [] : [`  最多的商品：${items.join("、")}`]),
  ];
}

/** Changes of a rule, one line for each part that was changed. */
export function historyLines(changes: readonly RuleChange[], { dayOf }: Pick<Clock, "dayOf">): readonly string[] {
  return changes.flatMap(({ version, changes: words }) => words.map((word) => `${dayOf(version) ?? ""}  ${word}`));
}

/** The trades there are starter rules for, and how one is asked for. */
export function packLines(packs: readonly string[]): readonly string[] {
  const [first = ""] = packs;
  return [
    `起步规则按行业分：${packs.join("、")}`,
    `→ 先看某个行业的规则，例如：stockguard rules starter --pack ${first}；加上 --write 写进“预警规则”表单（停用）。`,
  ];
}

/** Rules to begin with, each in words. */
export function starterLines(pack: string, rules: readonly AlertRuleRow[]): readonly string[] {
  return [
    `【${pack}】${rules.length} 条起步规则，写入后都是停用：`,
    "",
    ...rules.map((rule) => `· ${rule.rule_name}：${sentenceText(ruleSentence(rule))}`),
    "",
  ];
}

/** What was written, and what was there already. */
export function writtenLines(written: readonly string[], present: readonly string[]): readonly string[] {
  return [
    `已写入 ${written.length} 条，全部停用。${written.length === 0 ? "" : NEXT_STEP}`,
    ...(present.length === 0 ? [] : [`已有同名规则，未改动：${present.join("、")}`]),
  ];
}

const NEXT_STEP =
  "运行 `stockguard reconcile` 读入后，用 `stockguard rules check` 看它们会发出多少消息，再到表单里启用。";
