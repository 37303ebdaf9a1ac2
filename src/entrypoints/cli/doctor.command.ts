import type { Command } from "commander";
import { createExamineInstallation, type Examination } from "../../app/install/examine-installation.ts";
import { hasFault } from "./channel-check.ts";
import { CHECK_MARKS, checkLines } from "./check-lines.ts";
import { createPollReport } from "../../app/report/poll-report.ts";
import { boundLine, costLine } from "./poll-lines.ts";
import { chosenInstallation, type CommandContext, withAddon } from "./command-context.ts";

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
        const installation = await chosenInstallation(addon.registry, options.installation);
        const examination = await createExamineInstallation(addon)(installation);
        const polling = await createPollReport({ ...addon, setting: addon.poll_setting })(installation.installation_id);
        const surroundings = await addon.examineSurroundings(installation);
        const examined = await addon.examineChannels(installation.installation_id);
        const channels = examined.filter(({ findings }) => findings !== null);
        const is_sound =
          examination.is_sound && surroundings.every(({ level }) => level !== "fault") && !channels.some(hasFault);
        const lines =
          options.json === true
            ? [JSON.stringify({ ...examination, is_sound, polling, surroundings, channels }, null, 2)]
            : [
                ...surroundings.flatMap((finding) => checkLines(finding)),
                ...channels.flatMap(({ name, findings }) =>
                  (findings ?? []).flatMap((finding) => checkLines(finding, `通道“${name}”：`)),
                ),
                ...shown({ ...examination, is_sound }),
                boundLine(polling),
                costLine(polling),
              ];
        for (const line of lines) context.terminal.print(line);
        if (!is_sound) context.exitWith(1);
      }),
    );
}

function shown({ findings, forms_bound, forms_wanted, is_sound }: Examination): readonly string[] {
  return [
    `已绑定表单 ${forms_bound}/${forms_wanted}`,
    ...findings.flatMap(({ level, problem }) => [
      `${CHECK_MARKS[level]} ${problem.message}（${problem.code}）`,
      `    ${problem.hint}`,
    ]),
    is_sound ? "可以正常工作。" : "请先解决标有 ✗ 的问题。",
  ];
}
