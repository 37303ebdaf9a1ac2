import type { Command } from "commander";
import { AddonError } from "../../contracts/problem.ts";
import { REPORT_PERIODS, type ReportPeriod } from "../../contracts/period-report.ts";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";
import { writePrivately } from "./write-privately.ts";

interface ReportOptions {
  readonly period?: string;
  readonly out: string;
  readonly installation?: string;
}

const EXAMPLE = "stockguard report write --period week --out 周报.xlsx（月报把 week 换成 month）";

/** `stockguard report write`: the figures of the last week or month as an Excel file. */
export function register(program: Command, context: ProgramContext): void {
  program
    .command("report")
    .description("分析报表：概览、缺货与风险、采购、预警响应、供应商")
    .addHelpText("after", `\n例：${EXAMPLE}`)
    .command("write")
    .description("把上一周或上个月的报表写成 Excel 文件")
    .option("--period <period>", "week（周报）或 month（月报）")
    .requiredOption("--out <file>", "写到哪个文件，例如 周报.xlsx；已有时替换")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((options: ReportOptions) =>
      withAddon(context, async ({ registry, periodReport, reportWorkbook }) => {
        const period = periodOf(options.period);
        const installation = await chosenInstallation(registry, options.installation);
        const report = await periodReport(installation, period);
        await writePrivately(options.out, await reportWorkbook(report));
        context.terminal.print(
          `已写入 ${options.out}：${report.from} 至 ${report.to}，${report.risky.length} 个商品要处理`,
        );
      }),
    );
}

function periodOf(text: string | undefined): ReportPeriod {
  const period = REPORT_PERIODS.find((known) => known === text);
  if (period !== undefined) return period;
  throw new AddonError({
    code: "report_period_wrong",
    message: text === undefined ? "没有说明要哪一种报表" : `没有“${text}”这种报表`,
    hint: `--period 填 week（周报）或 month（月报），例如：${EXAMPLE}`,
  });
}
