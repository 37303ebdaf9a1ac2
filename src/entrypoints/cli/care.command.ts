import type { Command } from "commander";
import type { CareSettings } from "../../contracts/care-settings.ts";
import { AddonError } from "../../contracts/problem.ts";
import { careLines, planStarterLines, settingLines } from "./care-lines.ts";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";

interface ReportOptions {
  readonly json?: true;
  readonly installation?: string;
}

interface SetOptions {
  readonly heldOut?: string;
  readonly couponBudget?: string;
  readonly windowDays?: string;
  readonly contactCost?: string;
  readonly stopLosing?: string;
  readonly holdOutForetold?: string;
  readonly installation?: string;
}

interface StarterOptions {
  readonly pack: string;
  readonly write?: true;
  readonly installation?: string;
}

/** `stockguard care`: what is done for customers in shortages, and what came of it. */
export function register(program: Command, context: ProgramContext): void {
  const { terminal } = context;
  const care = program.command("care").description("客户关怀：各动作的效果、设置和起步方案");

  care
    .command("report")
    .description("各关怀动作与对照客户相比的净利，以及本月优惠券")
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ json, installation }: ReportOptions) =>
      withAddon(context, async ({ registry, careReport }) => {
        const report = await careReport((await chosenInstallation(registry, installation)).installation_id);
        if (json === true) terminal.print(JSON.stringify(report, null, 2));
        else careLines(report).forEach(terminal.print);
      }),
    );

  care
    .command("set")
    .description("改对照比例、优惠券月预算、观察期等；没有写的不变")
    .option("--held-out <percent>", "每种动作留出多少客户作对照，0–50（%）")
    .option("--coupon-budget <yuan>", "每月优惠券预算（元）；0 为不发券")
    .option("--window-days <n>", "观察期（天），1–365")
    .option("--contact-cost <yuan>", "每次联系客户的成本（元）")
    .option("--stop-losing <yes|no>", "亏损的动作自动停用，还是只标记")
    .option("--hold-out-foretold <yes|no>", "预计会买的客户的关怀任务也留对照；有未发订单的客户从不留")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((options: SetOptions) =>
      withAddon(context, async ({ registry, careSettings, note }) => {
        const { installation_id } = await chosenInstallation(registry, options.installation);
        const settings = await careSettings.change(installation_id, changesOf(options));
        await note("care_settings_changed", JSON.stringify(settings));
        settingLines(settings).forEach(terminal.print);
      }),
    );

  registerStarter(care, context);
}

/** `stockguard care starter`: plans to begin with, never switched on by themselves. */
function registerStarter(care: Command, context: ProgramContext): void {
  const { terminal } = context;
  care
    .command("starter")
    .description("按行业现成的关怀方案：先看，再用 --write 写进“关怀方案”表单；写入的都是停用，由人启用")
    .requiredOption("--pack <name>", "行业：电商、零售、制造、批发、餐饮")
    .option("--write", "写进平台的“关怀方案”表单；同名的不动")
    .option("--installation <id>", "与 --write 合用：哪个安装；只有一个时可省略")
    .action(({ pack, write, installation }: StarterOptions) =>
      withAddon(context, async ({ registry, starterPlans, note }) => {
        const plans = starterPlans.plans(pack);
        planStarterLines(pack, plans).forEach(terminal.print);
        if (write !== true) {
          terminal.print("以上还没有写入；加上 --write 写进“关怀方案”表单（停用）。");
          return;
        }
        const { installation_id } = await chosenInstallation(registry, installation);
        const { written, present } = await starterPlans.write(installation_id, plans);
        if (written.length > 0) await note("starter_plans_written", `${pack} ${written.length}`);
        terminal.print(`写入 ${written.length} 条（停用），已有同名的 ${present.length} 条没有动。`);
      }),
    );
}

function changesOf(options: SetOptions): Partial<CareSettings> {
  const { heldOut, couponBudget, windowDays, contactCost, stopLosing, holdOutForetold } = options;
  return {
    ...(heldOut !== undefined && { held_out_share: numberOf("--held-out", heldOut) / 100 }),
    ...(couponBudget !== undefined && { coupon_budget: numberOf("--coupon-budget", couponBudget) }),
    ...(windowDays !== undefined && { window_days: numberOf("--window-days", windowDays) }),
    ...(contactCost !== undefined && { contact_cost: numberOf("--contact-cost", contactCost) }),
    ...(stopLosing !== undefined && { stops_losing: isYes("--stop-losing", stopLosing) }),
    ...(holdOutForetold !== undefined && { holds_out_foretold: isYes("--hold-out-foretold", holdOutForetold) }),
  };
}

function numberOf(option: string, text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new AddonError({ code: "care_option_wrong", message: `${option} ${text} 不是数`, hint: "写成数字，如 10。" });
}

function isYes(option: string, text: string): boolean {
  if (text === "yes" || text === "no") return text === "yes";
  throw new AddonError({
    code: "care_option_wrong",
    message: `${option} ${text} 看不懂`,
    hint: "写 yes 或 no。",
  });
}
