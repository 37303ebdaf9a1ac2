import type { Command } from "commander";
import { type ProgramContext, withAddon } from "./command-context.ts";

/** `stockguard reconcile`: reads what was never pushed (imports, batch edits, writes by the API). */
export function register(program: Command, context: ProgramContext): void {
  program
    .command("reconcile")
    .description("与平台对账：补读没有推送过的变更")
    .option("--no-sweep", "不检查已删除的记录")
    .action(({ sweep }: { readonly sweep: boolean }) =>
      withAddon(context, async ({ reconcile }) => {
        const { terminal } = context;
        const read = new Map<string, number>();
        const taken = await reconcile(sweep, (form, count) => read.set(form, count));
        for (const [form, count] of read) terminal.print(`${form}\t读取 ${count} 条`);
        terminal.print(`对账完成，处理 ${taken} 条变更。`);
      }),
    );
}
