import type { Command } from "commander";
import { choiceLines } from "./choice-lines.ts";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";

interface ChoicesOptions {
  readonly json?: true;
  readonly installation?: string;
}

/** `stockguard choices`: whether buyers or the plan were right. */
export function register(program: Command, context: ProgramContext): void {
  const { terminal } = context;
  program
    .command("choices")
    .description("采购选择：到期后用真正来的需求比较建议量和采购选的量，谁更准、差多少钱")
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ json, installation }: ChoicesOptions) =>
      withAddon(context, async ({ registry, judgeChoices }) => {
        const report = await judgeChoices((await chosenInstallation(registry, installation)).installation_id);
        if (json === true) terminal.print(JSON.stringify(report, null, 2));
        else choiceLines(report).forEach(terminal.print);
      }),
    );
}
