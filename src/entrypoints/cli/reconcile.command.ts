import type { Command } from "commander";
import { createPollReport } from "../../app/report/poll-report.ts";
import { chosenInstallation, type ProgramContext, type WholeAddon, withAddon } from "./command-context.ts";
import { pollLines } from "./poll-lines.ts";
import { createReadLines } from "./read-lines.ts";

interface ReconcileOptions {
  readonly sweep: boolean;
  readonly cost?: true;
  readonly installation?: string;
}

/** `stockguard reconcile`: reads what was never pushed (imports, batch edits, writes by the API). */
export function register(program: Command, context: ProgramContext): void {
  program
    .command("reconcile")
    .description("与平台对账：补读没有推送过的变更；中断后再次运行会接着读")
    .option("--no-sweep", "不检查已删除和已恢复的记录")
    .option("--cost", "只显示对账要用多少次接口调用、变更最晚多久发现")
    .option("--installation <id>", "与 --cost 合用：哪个安装；只有一个时可省略")
    .action((options: ReconcileOptions) =>
      withAddon(context, async (addon) => {
        const { print } = context.terminal;
        if (options.cost === true) return showCost(addon, options.installation, print);
        const { added, calls } = await addon.reconcile(options.sweep, createReadLines(print));
        print(`对账完成：处理 ${added} 条变更，用了 ${calls} 次接口调用。`);
      }),
    );
}

async function showCost(
  { registry, records, poll_setting: setting }: WholeAddon,
  wanted: string | undefined,
  print: (line: string) => void,
): Promise<void> {
  const { installation_id } = await chosenInstallation(registry, wanted);
  const report = await createPollReport({ registry, records, setting })(installation_id);
  for (const line of pollLines(report, setting)) print(line);
}
