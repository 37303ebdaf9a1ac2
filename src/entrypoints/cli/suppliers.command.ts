import type { Command } from "commander";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";
import { supplierTableLines } from "./supplier-lines.ts";

interface SuppliersOptions {
  readonly json?: true;
  readonly installation?: string;
}

/** `stockguard suppliers`: what deliveries have taught of each supplier. */
export function register(program: Command, context: ProgramContext): void {
  const { terminal } = context;
  program
    .command("suppliers")
    .description("供应商：提前期、迟到、足量、近期变慢、单一来源和评分，风险大的在前")
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ json, installation }: SuppliersOptions) =>
      withAddon(context, async ({ registry, reports }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const report = await reports.suppliers(installation_id);
        if (json === true) terminal.print(JSON.stringify(report, null, 2));
        else supplierTableLines(report).forEach(terminal.print);
      }),
    );
}
