import type { Command } from "commander";
import { AddonError } from "../../contracts/problem.ts";
import { planBudget } from "../../contracts/purchase-plan.ts";
import { chosenInstallation, type ProgressContext, withAddon } from "./command-context.ts";
import { planLines } from "./plan-lines.ts";

interface PlanOptions {
  readonly budget?: string;
  readonly json?: true;
  readonly installation?: string;
}

/** Shorter plans need no bar. */
const PATIENCE_MS = 2_000;

/** `stockguard plan`: what to move first, then what to buy. */
export function register(program: Command, context: ProgressContext): void {
  const { terminal, progress } = context;
  program
    .command("plan")
    .description("补货计划：先在仓库间调拨，再按每元预期利润排出采购；不改动任何数据")
    .option("--budget <yuan>", "采购预算（元）；不填则全部列入")
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((options: PlanOptions) =>
      withAddon(context, async ({ registry, purchasePlan }) => {
        const budget = budgetOf(options);
        const { installation_id } = await chosenInstallation(registry, options.installation);
        const begun_at = performance.now();
        const plan = await purchasePlan(installation_id, budget, (done, total) => {
          if (performance.now() - begun_at > PATIENCE_MS) progress.show("计算补货计划", done, total);
        });
        progress.end();
        if (options.json === true) terminal.print(JSON.stringify(plan, null, 2));
        else planLines(plan).forEach(terminal.print);
      }),
    );
}

function budgetOf({ budget }: PlanOptions): number | null {
  if (budget === undefined) return null;
  const read = planBudget.safeParse(budget.trim() === "" ? NaN : Number(budget));
  if (read.success) return read.data;
  throw new AddonError({
    code: "plan_budget_wrong",
    message: `无法按 --budget ${budget} 计划`,
    hint: "预算填 0 或正数，单位元，例如 50000。",
  });
}
