import type { Command } from "commander";
import { createExamineInstallation, type Examination } from "../../app/install/examine-installation.ts";
import { createPollReport } from "../../app/report/poll-report.ts";
import type { CheckFinding } from "../../contracts/check-finding.ts";
import type { Installation } from "../../ports/registry.ts";
import { hasFault } from "./channel-check.ts";
import { checkLines, type ShownFinding } from "./check-lines.ts";
import { boundLine, costLine } from "./poll-lines.ts";
import { chosenInstallation, type CommandAddon, type CommandContext, withAddon } from "./command-context.ts";

interface DoctorOptions {
  readonly installation?: string;
  readonly json?: true;
}

/** `stockguard doctor`: looks at the real forms and names everything that is not as needed. Status 1 where a fault is found. */
export function register(program: Command, context: CommandContext): void {
  program
    .command("doctor")
    .description(
      "检查平台连接、时钟、密钥范围、推送、数据库、磁盘、通道的模板与签名以及表单、字段、别名和同步，逐条说明问题和下一步",
    )
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .option("--json", "以 JSON 输出")
    .action((options: DoctorOptions) =>
      withAddon(context, async (addon) => {
        const examined = await examine(addon, await installationToExamine(addon, options, context));
        const lines = options.json === true ? [JSON.stringify(examined, null, 2)] : shown(examined);
        for (const line of lines) context.terminal.print(line);
        if (!examined.is_sound) context.exitWith(1);
      }),
    );
}

/** The installation; where there is none, what can be looked at without one is told before it is missed. */
async function installationToExamine(
  { registry, examineSurroundings }: CommandAddon,
  { installation, json }: DoctorOptions,
  { terminal }: CommandContext,
): Promise<Installation> {
  const isEmpty = installation === undefined && (await registry.installations()).length === 0;
  if (isEmpty && json !== true) checkLines(await examineSurroundings(null)).forEach(terminal.print);
  return chosenInstallation(registry, installation);
}

async function examine(addon: CommandAddon, installation: Installation) {
  const examination = await createExamineInstallation(addon)(installation);
  const polling = await createPollReport({ ...addon, setting: addon.poll_setting })(installation.installation_id);
  const surroundings = await addon.examineSurroundings(installation);
  const examined = await addon.examineChannels(installation.installation_id);
  const channels = examined.flatMap(({ name, kind, findings }) =>
    findings === null ? [] : [{ name, kind, findings }],
  );
  const is_sound =
    examination.is_sound && surroundings.every(({ level }) => level !== "fault") && !channels.some(hasFault);
  return { ...examination, is_sound, polling, surroundings, channels };
}

type Examined = Awaited<ReturnType<typeof examine>>;

function shown({ surroundings, channels, polling, ...examination }: Examined): readonly string[] {
  return [
    ...checkLines(surroundings),
    ...channels.flatMap(({ name, findings }) => checkLines(findings, `通道“${name}”：`)),
    `已绑定表单 ${examination.forms_bound}/${examination.forms_wanted}`,
    ...checkLines(notToldYet(examination, surroundings)),
    examination.is_sound ? "可以正常工作。" : "请先解决标有 ✗ 的问题。",
    boundLine(polling),
    costLine(polling),
  ];
}

/** What the forms' examination found beside what the surroundings told already, such as a key that is missing. */
function notToldYet({ findings }: Examination, told: readonly CheckFinding[]): readonly ShownFinding[] {
  return findings
    .filter(({ problem }) => !told.some(({ code, fact }) => code === problem.code && fact === problem.message))
    .map(({ level, form, problem }) => ({
      ...{ level, fact: problem.message, next_step: problem.hint },
      ...(form === null ? {} : { form }),
    }));
}
