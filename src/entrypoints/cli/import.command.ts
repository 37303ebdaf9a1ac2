import type { Command } from "commander";
import type { ProgramContext } from "./command-context.ts";

interface ImportOptions {
  readonly profile: string;
  readonly sandbox?: string;
  readonly assumeStock?: true;
  readonly report: string;
}

/** `stockguard import orders FILE`: a real shop's orders become items, customers, orders and a first assessment. */
export function register(program: Command, context: ProgramContext): void {
  program
    .command("import")
    .description("导入历史数据")
    .command("orders <file>")
    .description("导入订单明细（CSV，可为 .gz），推算每个商品的需求并评估断货风险")
    .option("--profile <name>", "列映射方案：manifests/order-profiles 中的名称，或一个 JSON 文件", "online-retail")
    .option("--sandbox <folder>", "写入该文件夹中的全新沙盒（不限速）；省略则写入已配置的平台")
    .option(
      "--assume-stock",
      "文件中没有库存：按固定下限补货推算库存和在途采购，写入已配置的平台（会新增库存台账和采购订单，只供试用；沙盒总是写入）",
    )
    .option("--report <file>", "把每一行未采用的数据及原因写入该 CSV 文件", "import-report.csv")
    .action(async (file: string, { profile, sandbox, assumeStock, report }: ImportOptions) => {
      const assumes_stock = assumeStock === true;
      const lines = await context.importOrders({ file, profile, sandbox_dir: sandbox ?? null, assumes_stock, report });
      for (const line of lines) context.terminal.print(line);
    });
}
