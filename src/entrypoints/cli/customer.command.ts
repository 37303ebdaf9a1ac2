import { resolve } from "node:path";
import type { Command } from "commander";
import { AddonError } from "../../contracts/problem.ts";
import { customerFile } from "../customer-file.ts";
import { chosenInstallation, CLI, type ProgramContext, withAddon } from "./command-context.ts";
import { erasureLines, platformLines } from "./erasure-lines.ts";
import { writePrivately } from "./write-privately.ts";

interface ChosenInstallation {
  readonly installation?: string;
}

interface ExportOptions extends ChosenInstallation {
  readonly out?: string;
}

interface EraseOptions extends ChosenInstallation {
  readonly plan?: true;
  readonly confirm?: string;
  readonly json?: true;
}

/** `stockguard customer`: what a customer may ask of their own data. */
export function register(program: Command, context: ProgramContext): void {
  const customer = program.command("customer").description("客户个人信息：导出与删除（个人信息保护法第 45、47 条）");
  const { terminal } = context;
  const show = (told: object, lines: readonly string[], { json }: EraseOptions) =>
    (json === true ? [JSON.stringify(told, null, 2)] : lines).forEach(terminal.print);

  customer
    .command("export <code>")
    .description("把保存的关于一位客户的全部数据写成 JSON 文件（仅本人可读），可交给客户")
    .option("--out <file>", "文件名；默认 customer-客户编码.json")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((code: string, { out, installation }: ExportOptions) =>
      withAddon(context, async ({ registry, customers }) => {
        const data = await customers.exported(await chosenInstallation(registry, installation), code, CLI);
        const file = resolve(out ?? `customer-${code.replace(/[^\p{L}\p{N}._-]/gu, "_")}.json`);
        await writePrivately(file, customerFile(data));
        terminal.print(`已写入 ${file}（仅本人可读）。交给客户后请删除此文件。`);
      }),
    );

  customer
    .command("erase <code>")
    .description("删除一位客户的个人信息：先用 --plan 查看，再输入客户编码确认；订单的数量和日期以假名保留")
    .option("--plan", "只列出会删除什么，不执行")
    .option("--confirm <code>", "再输入一次客户编码以确认；在终端中可省略，会询问")
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((customer_code: string, options: EraseOptions) =>
      withAddon(context, async ({ registry, customers, kit: { templates } }) => {
        const installation = await chosenInstallation(registry, options.installation);
        const plan = await customers.plan(installation, customer_code);
        if (options.plan === true) {
          show(plan, [...erasureLines(plan), ...platformLines(plan, templates)], options);
          return;
        }
        if (options.json !== true) erasureLines(plan).forEach(terminal.print);
        const confirmation = options.confirm ?? (await asked(context, customer_code));
        const outcome = await customers.erase(installation, { customer_code, confirmation }, CLI);
        const done = `已删除。订单从此记在 ${outcome.pseudonym} 名下。`;
        show(outcome, [done, ...platformLines(outcome, templates)], options);
      }),
    );

  customer
    .command("lift <code>")
    .description("取消一位客户的删除标记：以后从平台读到的记录照常保存；已删除的不会恢复")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((code: string, { installation }: ChosenInstallation) =>
      withAddon(context, async ({ registry, customers }) => {
        await customers.lift(await chosenInstallation(registry, installation), code, CLI);
        terminal.print(`已取消 ${code} 的删除标记。该客户的记录下次变更时按原样读入。`);
      }),
    );
}

function asked({ terminal }: ProgramContext, customer_code: string): Promise<string> {
  if (terminal.is_interactive) return terminal.ask("不可恢复。请再输入一次客户编码以确认：");
  throw new AddonError({
    code: "erasure_not_confirmed",
    message: "删除客户数据不可恢复，需要确认",
    hint: `先用 --plan 查看，再加 --confirm ${customer_code}。`,
  });
}
