import type { Command } from "commander";
import { z } from "zod";
import { type AlarmBudgets, createAlarmBudgets } from "../../app/assess/alarm-budgets.ts";
import { AddonError } from "../../contracts/problem.ts";
import { alarmThreshold, DEFAULT_ALARM_BUDGET } from "../../domain/anomaly/alarm-budget.ts";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";

interface AlarmsOptions {
  readonly perWeek?: string;
  readonly installation?: string;
}

const perWeekWish = z.coerce.number().min(0).max(1_000);

/** `stockguard alarms`: how many false alarms a week people want to look at, and what follows for one item's day. */
export function register(program: Command, context: ProgramContext): void {
  const { terminal } = context;
  program
    .command("alarms")
    .description("异常信号的误报预算：全店每周大约接受几条误报；调低则更少打扰，也更迟钝")
    .option("--per-week <count>", "每周接受的误报条数，0–1000，可以是小数")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ perWeek, installation }: AlarmsOptions) =>
      withAddon(context, async ({ registry, note }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const budgets = createAlarmBudgets(registry);
        if (perWeek !== undefined) {
          await budgets.savePerWeek(installation_id, wishOf(perWeek));
          await note("alarm_budget_set", String(wishOf(perWeek)));
        }
        terminal.print(await budgetLine(budgets, installation_id));
        if (perWeek !== undefined) terminal.print("从下一次评估起生效。");
      }),
    );
}

function wishOf(text: string): number {
  const read = text.trim() === "" ? null : perWeekWish.safeParse(text);
  if (read?.success === true) return read.data;
  throw new AddonError({
    code: "alarm_budget_wrong",
    message: `每周误报条数不能是“${text}”`,
    hint: "请给 0–1000 之间的数，例如 --per-week 3；0 表示不再提示异常信号。",
  });
}

async function budgetLine(budgets: AlarmBudgets, installation_id: string): Promise<string> {
  const budget = (await budgets.of(installation_id)) ?? DEFAULT_ALARM_BUDGET;
  const { alarms_per_week, items } = budget;
  const threshold = alarmThreshold(budget);
  const days = Math.round(1 / threshold).toLocaleString("en-US");
  const rarity = threshold > 0 ? `平常约 ${days} 天才碰巧有一次的情况才提示` : "什么情况都不提示";
  return `每周约 ${alarms_per_week} 条误报，全店 ${items} 个商品：对一个商品，${rarity}。`;
}
