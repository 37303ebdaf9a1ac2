import type { Command } from "commander";
import { AddonError } from "../../contracts/problem.ts";
import { chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";

interface SetOptions {
  readonly kind: string;
  readonly installation?: string;
}

/** `stockguard channel`: where messages go. Addresses and passwords are asked for, never given as arguments. */
export function register(program: Command, context: ProgramContext): void {
  const channel = program.command("channel").description("消息通道（群机器人、邮件等）");
  const { terminal, channelKinds } = context;

  channel
    .command("set <name>")
    .description("设置一个通道；地址与密码逐项询问，加密保存")
    .requiredOption("--kind <kind>", `通道种类：${kindsListed(channelKinds)}`)
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((name: string, { kind, installation }: SetOptions) =>
      withAddon(context, async ({ registry, saveChannel, note }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const fields = channelKinds[kind]?.fields;
        if (fields === undefined) throw unknownKind(kind, Object.keys(channelKinds));
        const config: Record<string, string | number> = {};
        for (const [field, { label }] of Object.entries(fields)) {
          const answer = await terminal.ask(`${label}（${field}，可留空）：`);
          if (answer !== "") config[field] = field === "port" ? Number(answer) : answer;
        }
        await saveChannel({ installation_id, name, kind, config });
        await note("channel_saved", name);
        terminal.print(`通道“${name}”已保存。运行 \`stockguard channel test ${name}\` 试发一条。`);
      }),
    );

  channel
    .command("list")
    .description("列出已设置的通道")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ installation }: { readonly installation?: string }) =>
      withAddon(context, async ({ registry, channels }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        for (const { name, kind } of await channels.list(installation_id)) terminal.print(`${name}\t${kind}`);
      }),
    );

  channel
    .command("test <name>")
    .description("试发一条消息")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((name: string, { installation }: { readonly installation?: string }) =>
      withAddon(context, async ({ registry, channels, clock }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const notifier = await channels.open(installation_id, name);
        if (notifier === null) throw unknownChannel(name);
        const outcome = await notifier.send({
          channel: name,
          receiver_role: "采购",
          receiver: null,
          severity: "none",
          title: "缺货卫士：通道测试",
          lines: ["收到这条消息，说明通道可用。"],
          link: null,
          reference: `test/${clock.now()}`,
        });
        if (outcome.kind === "sent") terminal.print(sentLine(outcome.receipt));
        else throw new AddonError(outcome.problem);
      }),
    );

  channel
    .command("remove <name>")
    .description("删除一个通道")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((name: string, { installation }: { readonly installation?: string }) =>
      withAddon(context, async ({ registry, removeChannel, note }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        await removeChannel(installation_id, name);
        await note("channel_removed", name);
        terminal.print(`通道“${name}”已删除。`);
      }),
    );
}

/** The receipt may tell of receivers who were refused, or of somebody who has to confirm. */
function sentLine(receipt: string | null): string {
  return receipt === null ? "已送达通道。" : `已送达通道。回执：${receipt}`;
}

function kindsListed(kinds: ProgramContext["channelKinds"]): string {
  return Object.entries(kinds)
    .map(([kind, { label }]) => `${kind}（${label}）`)
    .join("、");
}

function unknownKind(kind: string, known: readonly string[]): AddonError {
  return new AddonError({
    code: "channel_kind_unknown",
    message: `没有“${kind}”这种通道`,
    hint: `可用的种类：${known.join("、")}。`,
  });
}

function unknownChannel(name: string): AddonError {
  return new AddonError({
    code: "channel_unknown",
    message: `通道“${name}”尚未设置`,
    hint: `先运行 \`stockguard channel set ${name} --kind 种类\`。`,
  });
}
