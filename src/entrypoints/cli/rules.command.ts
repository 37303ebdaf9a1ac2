import type { Command } from "commander";
import { readRule } from "../../app/ingest/read-rule.ts";
import { ruleHistories } from "../../app/rules/rule-changes.ts";
import { channelNames, shownChannel } from "../../app/notify/channel-names.ts";
import { STARTER_CHANNEL } from "../../app/rules/starter-rules.ts";
import { AddonError } from "../../contracts/problem.ts";
import { DRY_RUN_DAYS } from "../../contracts/rules-report.ts";
import type { RuleVersion } from "../../ports/rule-versions.ts";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";
import { historyLines, packLines, rulesCheckLines, starterLines, writtenLines } from "./rules-lines.ts";

interface StarterOptions {
  readonly pack?: string;
  readonly channel: string;
  readonly write?: true;
  readonly installation?: string;
}

interface RulesOptions {
  readonly json?: true;
  readonly days?: string;
  readonly installation?: string;
}

/** `stockguard rules`: what the alert rules say, what they would have sent, and what was changed in them. */
export function register(program: Command, context: ProgramContext): void {
  const { terminal } = context;
  const rules = program.command("rules").description("预警规则：检查、试算和变更记录");

  rules
    .command("check")
    .description("逐条列出规则、问题，以及它在过去的日子里会发出多少消息；停用的也试算，不发送任何消息")
    .option("--days <n>", "回看几天（1–365）", String(DRY_RUN_DAYS))
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ json, days, installation }: RulesOptions) =>
      withAddon(context, async ({ registry, reports }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const report = await reports.rules(installation_id, daysOf(days));
        if (json === true) terminal.print(JSON.stringify(report, null, 2));
        else rulesCheckLines(report).forEach(terminal.print);
      }),
    );

  registerStarter(rules, context);

  rules
    .command("history <name>")
    .description("一条规则改过什么，最近的在前；删除了的规则也能查")
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((name: string, { json, installation }: RulesOptions) =>
      withAddon(context, async ({ registry, ruleVersions, clock }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const versions = await ruleVersions.all(installation_id);
        const records = recordsNamed(name, versions);
        const found = [...ruleHistories(versions)].filter(([record_id]) => records.has(record_id));
        const changes = found.flatMap(([, own]) => own).sort((a, b) => b.version - a.version);
        if (changes.length === 0) throw unknownRule(name);
        if (json === true) terminal.print(JSON.stringify(changes, null, 2));
        else historyLines(changes, clock).forEach(terminal.print);
      }),
    );
}

/** `stockguard rules starter`: rules to begin with, never switched on by themselves. */
function registerStarter(rules: Command, context: ProgramContext): void {
  const { terminal } = context;
  rules
    .command("starter")
    .description("按行业现成的起步规则：先看，再用 --write 写进“预警规则”表单；写入的都是停用，由人启用")
    .option("--pack <name>", "行业，如“零售”；不写时列出全部行业")
    .option("--channel <name>", "走哪个通道", shownChannel(STARTER_CHANNEL))
    .option("--write", "写进平台的“预警规则”表单；同名的不动")
    .option("--installation <id>", "与 --write 合用：哪个安装；只有一个时可省略")
    .action(({ pack, channel, write, installation }: StarterOptions) =>
      withAddon(context, async ({ registry, starterRules, clock, note }) => {
        if (pack === undefined) {
          packLines(starterRules.packs).forEach(terminal.print);
          return;
        }
        const records = starterRules.rules(pack, channelNames(channel).join("，"));
        starterLines(
          pack,
          records.map((record) => readRule(record, clock)),
        ).forEach(terminal.print);
        if (write !== true) {
          terminal.print("以上还没有写入；加上 --write 写进“预警规则”表单（停用）。");
          return;
        }
        const { installation_id } = await chosenInstallation(registry, installation);
        const { written, present } = await starterRules.write(installation_id, records);
        if (written.length > 0) await note("starter_rules_written", `${pack} ${written.length}`);
        writtenLines(written, present).forEach(terminal.print);
      }),
    );
}

const MOST_DAYS = 365;

function daysOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new AddonError({
    code: "rules_days_wrong",
    message: `不能按 --days ${text} 试算`,
    hint: `天数为 1–${MOST_DAYS} 的整数，例如 --days 30。`,
  });
}

/** Records that bear the name, or bore it once. */
function recordsNamed(name: string, versions: readonly RuleVersion[]): ReadonlySet<string> {
  return new Set(versions.filter(({ rule }) => rule?.rule_name === name).map(({ record_id }) => record_id));
}

function unknownRule(name: string): AddonError {
  return new AddonError({
    code: "rule_unknown",
    message: `没有关于预警规则“${name}”的变更记录`,
    hint: "用 `stockguard rules check` 查看规则名称；升级到有这项记录的版本之后没有改过的规则没有变更记录。",
  });
}
