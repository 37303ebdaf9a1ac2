import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { clickList } from "../../app/install/click-list.ts";
import { createInstallApp, type InstallOutcome } from "../../app/install/install-app.ts";
import type { InstallPlan } from "../../app/install/install-step.ts";
import { planInstall } from "../../app/install/plan-install.ts";
import { createReadApp } from "../../app/install/read-app.ts";
import { AddonError } from "../../contracts/problem.ts";
import { type CommandAddon, type CommandContext, type Terminal, withAddon } from "./command-context.ts";

interface InstallOptions {
  readonly app?: string;
  readonly installation?: string;
  readonly name?: string;
  readonly out: string;
  readonly plan?: true;
  readonly yes?: true;
  readonly json?: true;
}

/** `stockguard install`: brings an app to what the add-on needs, or says click by click what a person has to do. */
export function register(program: Command, context: CommandContext): void {
  program
    .command("install")
    .description("安装到一个应用：能自动完成的自动完成，其余写成逐步清单和 Excel 文件")
    .option("--app <app_id>", "应用编号；只有一个应用时可省略")
    .option("--installation <id>", "安装编号；默认与应用编号相同")
    .option("--name <name>", "安装名称；默认用应用名称")
    .option("--out <folder>", "清单和 Excel 文件放到哪个文件夹", "stockguard-install")
    .option("--plan", "只显示计划，什么都不做")
    .option("--yes", "不询问，直接执行计划")
    .option("--json", "以 JSON 输出")
    .action((options: InstallOptions) =>
      withAddon(context, async (addon) => {
        const { app_id, name } = await chosenApp(addon, options.app);
        const installation_id = options.installation ?? app_id;
        const plan = planInstall(await createReadApp(addon)({ installation_id, app_id }));
        if (!(await isAgreed(plan, options, context.terminal))) return;
        const outcome = await createInstallApp(addon)({ app_id, installation_id, name: options.name ?? name });
        await addon.note("app_installed", options.name ?? name);
        const files = await writeManualFiles(outcome, addon, context, options.out);
        report(outcome, files, context, options.json === true);
      }),
    );
}

/** Shows the plan before anything is done; where somebody sits at the terminal, they decide. */
async function isAgreed({ steps }: InstallPlan, options: InstallOptions, terminal: Terminal): Promise<boolean> {
  if (options.plan === true && options.json === true) {
    terminal.print(JSON.stringify({ steps: steps.map(shownStep) }, null, 2));
    return false;
  }
  if (options.json !== true) {
    terminal.print(steps.length === 0 ? "计划：没有要做的事。" : `计划共 ${steps.length} 步：`);
    for (const { kind, text } of steps) terminal.print(`  ${kind === "api" ? "自动" : "手工"}  ${text["zh-CN"]}`);
  }
  if (options.plan === true) return false;
  const mustAsk = terminal.is_interactive && options.yes !== true && steps.some(({ kind }) => kind === "api");
  return !mustAsk || /^(y|yes|是|好)$/i.test(await terminal.ask("执行以上自动步骤吗？（y/N）"));
}

function shownStep({ id, kind, form, text }: InstallPlan["steps"][number]) {
  return { id, kind, form, text };
}

async function chosenApp(addon: CommandAddon, wanted: string | undefined) {
  const apps = await addon.platform.apps();
  const found = wanted === undefined ? apps : apps.filter(({ app_id, name }) => app_id === wanted || name === wanted);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new AddonError({
    code: only === undefined ? "app_missing" : "app_ambiguous",
    message:
      only === undefined
        ? wanted === undefined
          ? "API KEY 看不到任何应用"
          : `API KEY 看不到应用 ${wanted}`
        : `API KEY 能看到多个应用：${found.map(({ app_id, name }) => `${name}（${app_id}）`).join("、")}`,
    hint: only === undefined ? "在“开放平台 > 密钥管理”中把该应用加入密钥范围。" : "用 --app 指明装到哪个应用。",
  });
}

/** The click list and, for forms a person makes, their workbooks; nothing where nothing is left to do by hand. */
async function writeManualFiles(
  { plan }: InstallOutcome,
  { kit, public_url }: CommandAddon,
  context: CommandContext,
  folder: string,
): Promise<readonly string[]> {
  const manual = plan.steps.filter(({ kind }) => kind === "manual");
  if (manual.length === 0) return [];
  await mkdir(folder, { recursive: true });
  const list = join(folder, "安装清单.md");
  await writeFile(list, clickList({ plan, ...kit, public_url }));
  const files = [list];
  for (const { what } of manual) {
    if (what.kind !== "create_form") continue;
    const file = join(folder, `${what.template.form}.xlsx`);
    await writeFile(file, await context.formWorkbook(what.template));
    files.push(file);
  }
  return files;
}

function report(outcome: InstallOutcome, files: readonly string[], { terminal }: CommandContext, json: boolean): void {
  const { done, plan } = outcome;
  if (json) {
    terminal.print(JSON.stringify({ done: done.map(shownStep), left: plan.steps.map(shownStep), files }, null, 2));
    return;
  }
  for (const { text } of done) terminal.print(`✓ ${text["zh-CN"]}`);
  for (const { text } of plan.steps) terminal.print(`○ ${text["zh-CN"]}`);
  terminal.print(
    plan.steps.length === 0
      ? "安装完成，没有剩余步骤。"
      : `还有 ${plan.steps.length} 步${files[0] === undefined ? "未完成，原因见 `stockguard doctor`。" : `，请按 ${files[0]} 操作。`}`,
  );
}
