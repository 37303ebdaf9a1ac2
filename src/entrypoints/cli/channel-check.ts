import type { Command } from "commander";
import type { ChannelExamination } from "../../app/doctor/examine-channels.ts";
import { channelName, shownChannel } from "../../app/notify/channel-names.ts";
import { unknownChannel } from "./channel-trial.ts";
import { checkLines } from "./check-lines.ts";
import { chosenInstallation, type ProgramContext, type WholeAddon, withAddon } from "./command-context.ts";

/** `stockguard channel check`: asks vendors about templates, signatures and packages. Status 1 where one cannot be used. */
export function addCheck(channel: Command, { terminal, channelKinds, ...context }: ProgramContext): void {
  channel
    .command("check [name]")
    .description("向短信平台、微信查询模板、签名与套餐包能不能用，不发送任何消息；不写名称则检查全部通道")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((given: string | undefined, { installation }: { readonly installation?: string }) =>
      withAddon(context, async ({ registry, examineChannels, channelNotices }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const name = given === undefined ? undefined : channelName(given);
        const examined = await examineChannels(installation_id, name);
        if (name !== undefined && examined.length === 0) throw unknownChannel(name);
        if (name === undefined) await channelNotices.keepAll(installation_id, examined);
        else for (const channel of examined) await channelNotices.keep(installation_id, channel);
        for (const line of examined.flatMap(examinedLines)) terminal.print(line);
        if (examined.some(hasFault)) context.exitWith(1);
      }),
    );

  function examinedLines({ name, kind, findings }: ChannelExamination): readonly string[] {
    return [
      `通道“${shownChannel(name)}”（${channelKinds[kind]?.label ?? kind}）`,
      ...((findings === null ? null : checkLines(findings)) ?? ["· 这种通道没有可以查询的，请用 channel test 试发"]),
    ];
  }
}

/** Whether something of a channel cannot be used. */
export function hasFault({ findings }: Pick<ChannelExamination, "findings">): boolean {
  return findings?.some(({ level }) => level === "fault") ?? false;
}

/**
 * Ends what people were told of a channel before it was set anew, and asks its vendor at once whether it still holds;
 * returns what there is to say of it. Nothing is asked where nobody was told of anything.
 */
export async function checkAnew(
  { channelNotices, examineChannels }: Pick<WholeAddon, "channelNotices" | "examineChannels">,
  installation_id: string,
  name: string,
): Promise<readonly string[]> {
  if (!(await channelNotices.forget(installation_id, name))) return [];
  const lines: string[] = [];
  for (const channel of await examineChannels(installation_id, name)) {
    await channelNotices.keep(installation_id, channel);
    lines.push(...checkLines(channel.findings ?? []));
  }
  return lines;
}
