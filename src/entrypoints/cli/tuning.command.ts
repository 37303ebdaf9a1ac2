import type { Command } from "commander";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";
import { tuningLines } from "./tuning-lines.ts";

interface TuningOptions {
  readonly json?: true;
  readonly installation?: string;
}

/** `stockguard tuning`: parameters that outcomes speak against. */
export function register(program: Command, context: ProgramContext): void {
  const { terminal } = context;
  program
    .command("tuning")
    .description("调整建议：用近 90 天的实际结果对照提前期、库存下限、服务水平和采购的改动，只提建议")
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ json, installation }: TuningOptions) =>
      withAddon(context, async ({ registry, tuningReport }) => {
        const report = await tuningReport((await chosenInstallation(registry, installation)).installation_id);
        if (json === true) terminal.print(JSON.stringify(report, null, 2));
        else tuningLines(report).forEach(terminal.print);
      }),
    );
}
