import type { Command } from "commander";
import { planUninstall, type UninstallStep } from "../../app/install/plan-uninstall.ts";
import { createUninstallApp } from "../../app/install/uninstall-app.ts";
import { AddonError } from "../../contracts/problem.ts";
import { chosenInstallation, type CommandContext, withAddon } from "./command-context.ts";

interface UninstallOptions {
  readonly plan?: true;
  readonly confirm?: string;
  readonly clearAlertFields?: true;
  readonly installation?: string;
  readonly json?: true;
}

/** `stockguard uninstall`: shows what would go, and goes only when the installation's name is typed. */
export function register(program: Command, context: CommandContext): void {
  program
    .command("uninstall")
    .description("卸载：先用 --plan 查看会删除什么，再用 --confirm 安装名称 执行")
    .option("--plan", "只列出，不执行")
    .option("--confirm <name>", "输入安装名称以确认执行")
    .option("--clear-alert-fields", "同时清空表单中由缺货卫士填写的字段")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .option("--json", "以 JSON 输出")
    .action((options: UninstallOptions) =>
      withAddon(context, async (addon) => {
        const { installation_id, name } = await chosenInstallation(addon.registry, options.installation);
        const fate = options.clearAlertFields === true ? "clear" : "keep";
        const { templates } = addon.kit;
        if (options.plan === true) {
          const steps = planUninstall(await addon.registry.bindings(installation_id), templates, fate);
          print(steps, `“${name}”卸载时：`, options, context);
          return;
        }
        if (options.confirm !== name) throw notConfirmed(name);
        const { left, cleared_records } = await createUninstallApp({ ...addon, templates })(installation_id, fate);
        await addon.note("app_uninstalled", name);
        print(left, `已卸载“${name}”，清空了 ${cleared_records} 条记录的预警字段。还需手工完成：`, options, context);
      }),
    );
}

function print(
  steps: readonly UninstallStep[],
  head: string,
  { json }: UninstallOptions,
  { terminal }: CommandContext,
): void {
  if (json === true) {
    terminal.print(JSON.stringify({ steps }, null, 2));
    return;
  }
  terminal.print(head);
  for (const [index, { kind, text }] of steps.entries()) {
    terminal.print(`${index + 1}. ${kind === "manual" ? "（手工）" : ""}${text["zh-CN"]}`);
  }
}

function notConfirmed(name: string): AddonError {
  return new AddonError({
    code: "uninstall_not_confirmed",
    message: "卸载会删除本机保存的全部数据，需要确认",
    hint: `先运行 \`stockguard uninstall --plan\`，再运行 \`stockguard uninstall --confirm ${name}\`。`,
  });
}
