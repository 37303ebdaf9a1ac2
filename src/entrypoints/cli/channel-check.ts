import type { Command } from "commander";
import type { ChannelExamination } from "../../app/doctor/examine-channels.ts";
import { unknownChannel } from "./channel-trial.ts";
import { checkLines } from "./check-lines.ts";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";

/** `stockguard channel check`: asks vendors about templates, signatures and packages. Status 1 where one cannot be used. */
export function addCheck(channel: Command, { terminal, channelKinds, ...context }: ProgramContext): void {
  channel
    .command("check [name]")
    .description("向短信平台、微信查询模板、签名与套餐包能不能用，不发送任何消息；不写名称则检查全部通道")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((given: string | undefined, { installation }: { readonly installation?: string }) =>
      withAddon(context, async ({ registry, examineChannels }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const name = given?.trim();
        const examined = await examineChannels(installation_id, name);
        if (name !== undefined && examined.length === 0) throw unknownChannel(name);
        for (const line of examined.flatMap(examinedLines)) terminal.print(line);
        if (examined.some(hasFault)) context.exitWith(1);
      }),
    );

  function examinedLines({ name, kind, findings }: ChannelExamination): readonly string[] {
    return [
      `通道“${name}”（${channelKinds[kind]?.label ?? kind}）`,
      ...((findings === null ? null : checkLines(findings)) ?? ["· 这种通道没有可以查询的，请用 channel test 试发"]),
    ];
  }
}

/** Whether something of a channel cannot be used. */
export function hasFault({ findings }: ChannelExamination): boolean {
  return findings?.some(({ level }) => level === "fault") ?? false;
}
