import { type Command, Option } from "commander";
import { chinaMinuteText } from "../../domain/calendar/china-time.ts";
import { type MessagePurpose, PURPOSE_LABELS, PURPOSES } from "../../domain/consent/consent-entry.ts";
import { shellWord } from "../../domain/text/shell-word.ts";
import type { ChannelSummary } from "../../ports/channel-directory.ts";
import { AddonError } from "../../contracts/problem.ts";
import { channelName, shownChannel } from "../../app/notify/channel-names.ts";
import { askedSettings } from "./channel-dialogue.ts";
import { addCheck, checkAnew } from "./channel-check.ts";
import { tryChannel } from "./channel-trial.ts";
import { type ChannelFields, chosenInstallation, type ProgramContext, withAddon } from "./command-context.ts";
import type { PrivateTerminal } from "./terminal.ts";
import { tableLines } from "./text-table.ts";

/** What the commands about channels get. */
export interface ChannelContext extends ProgramContext {
  readonly terminal: PrivateTerminal;
}

interface WhichInstallation {
  readonly installation?: string;
}

interface SetOptions extends WhichInstallation {
  /** True where nothing follows the option. */
  readonly kind?: string | true;
}

interface TestOptions extends WhichInstallation {
  readonly receiver?: string;
  readonly purpose: MessagePurpose;
  readonly yes?: true;
}

/** `stockguard channel`: where messages go. Addresses and passwords are asked for, never given as arguments. */
export function register(program: Command, context: ChannelContext): void {
  const channel = program.command("channel").description("消息通道（群机器人、邮件等）");
  addSet(channel, context);
  addList(channel, context);
  addTest(channel, context);
  addCheck(channel, context);
  addCallback(channel, context);
  addRemove(channel, context);
}

function addSet(channel: Command, context: ChannelContext): void {
  const { terminal, channelKinds } = context;
  channel
    .command("set [name]")
    .description(
      "设置一个通道，没有写的名称与种类会询问；地址与密码逐项询问，机密的不显示，加密保存；已有的通道直接回车即保留原值",
    )
    .option("--kind [kind]", `通道种类，已有的通道可省略：${kindsListed(channelKinds)}`)
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((given: string | undefined, options: SetOptions) =>
      withAddon(context, async (addon) => {
        const { registry, saveChannel, channelToSet, channels, callbacks, rests, note } = addon;
        const { installation_id } = await chosenInstallation(registry, options.installation);
        const name = given?.trim() ?? (await askedName(await channels.list(installation_id), terminal));
        const kept = await channelToSet(installation_id, name);
        const kind =
          (typeof options.kind === "string" ? options.kind : kept?.kind) ?? (await askedKind(name, options, context));
        const asked = Object.hasOwn(channelKinds, kind) ? channelKinds[kind] : undefined;
        if (asked === undefined) throw kindUnknown(kind, channelKinds);
        const answers = kept?.kind === kind ? kept.answers : {};
        terminal.print(`设置通道“${name}”（${asked.label}）。Ctrl-C 取消，不会保存任何内容。`);
        const config = await askedSettings(asked, answers, terminal);
        await saveChannel({ installation_id, name, kind, config });
        await rests.forget(installation_id, name);
        await note("channel_saved", name);
        terminal.print(`✓ 通道“${name}”已保存。运行 \`stockguard channel test ${shellWord(name)}\` 试发一条。`);
        for (const line of await checkAnew(addon, installation_id, name)) terminal.print(line);
        if ((await callbacks.token(installation_id, name)) === null) return;
        const isSigned = (await callbacks.signingToken(installation_id, name)) !== null;
        terminal.print(callbackHint(name, isSigned));
      }),
    );
}

function addList(channel: Command, context: ChannelContext): void {
  const { terminal, channelKinds } = context;
  channel
    .command("list")
    .description("列出已设置的通道（不含地址与密码）")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ installation }: WhichInstallation) =>
      withAddon(context, async ({ registry, channels, channelPurposes, rests }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const resting = await rests.list(installation_id);
        const listed = await channels.list(installation_id);
        const purposes = await Promise.all(listed.map(({ name }) => channelPurposes(installation_id, name)));
        const rows = listed.map(({ name, kind }, index) => [
          shownChannel(name),
          shownChannel(kind),
          channelKinds[kind]?.label ?? "不认识的种类，请重新设置",
          purposesText(purposes[index] ?? []),
          resting.has(name) ? "暂停" : "正常",
        ]);
        const head = ["通道", "种类", "说明", "可发", "状态"];
        for (const line of tableLines([head, ...rows], [0, 1, 2, 3, 4])) terminal.print(line);
        for (const [name, { closed_until, problem }] of resting) {
          const until = chinaMinuteText(closed_until);
          terminal.print(
            `✗ ${shownChannel(name)} 暂停使用：${problem.message}。${problem.hint}北京时间 ${until} 起自动试发。`,
          );
        }
        if (rows.length === 1)
          terminal.print("还没有自己的通道：运行 `stockguard channel set 名称 --kind 种类` 设置一个。");
      }),
    );
}

function addTest(channel: Command, context: ChannelContext): void {
  channel
    .command("test <name>")
    .description("试发一条示例预警；对方接受时返回 0")
    .option("--receiver <who>", "发给谁（邮箱、手机号、账号等）；默认发给通道的默认接收人")
    .addOption(
      new Option("--purpose <purpose>", "试发哪一类消息；发给客户的两类要用 --receiver 指明接收人")
        .choices(PURPOSES)
        .default("internal"),
    )
    .option("--yes", "不询问，直接试发")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((given: string, { installation, receiver, purpose, yes }: TestOptions) =>
      withAddon(context, async (addon) => {
        const { installation_id } = await chosenInstallation(addon.registry, installation);
        const whom = { name: channelName(given), receiver: receiver ?? null, purpose };
        const trial = { installation_id, ...whom, is_agreed: yes === true };
        await tryChannel(addon, trial, context.terminal);
      }),
    );
}

function addCallback(channel: Command, context: ChannelContext): void {
  const { terminal } = context;
  channel
    .command("callback <name>")
    .description("显示短信平台或公众号推送回执与退订的地址，填入平台的控制台")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((given: string, { installation }: WhichInstallation) =>
      withAddon(context, async ({ registry, callbacks, public_url, note }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        const name = given.trim();
        const token = await callbacks.token(installation_id, name);
        if (token === null) throw noCallback(name);
        if (public_url === null) throw NO_PUBLIC_URL;
        await note("callback_address_shown", name);
        terminal.print(`${public_url.replace(/\/+$/, "")}/callbacks/${encodeURIComponent(name)}/${token}`);
        const signing_token = await callbacks.signingToken(installation_id, name);
        if (signing_token !== null) terminal.print(`Token：${signing_token}`);
        terminal.print(signing_token === null ? SMS_CONSOLE : WECHAT_CONSOLE);
      }),
    );
}

function addRemove(channel: Command, context: ChannelContext): void {
  channel
    .command("remove <name>")
    .description("删除一个通道")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((name: string, { installation }: WhichInstallation) =>
      withAddon(context, async ({ registry, removeChannel, rests, channelNotices, note }) => {
        const { installation_id } = await chosenInstallation(registry, installation);
        await removeChannel(installation_id, name);
        await rests.forget(installation_id, name.trim());
        await channelNotices.forget(installation_id, name.trim());
        await note("channel_removed", name);
        context.terminal.print(`通道“${name}”已删除。`);
      }),
    );
}

/** Which channel, where the command does not say; a new name makes a new one. */
async function askedName(known: readonly ChannelSummary[], terminal: PrivateTerminal): Promise<string> {
  if (!terminal.is_interactive) throw NAME_MISSING;
  const own = known.filter(({ kind }) => kind !== "console").map(({ name }) => name);
  const listed = own.length === 0 ? "" : `（已有：${own.join("、")}）`;
  const name = await terminal.ask(`通道名称${listed}：`);
  if (name === "") throw NAME_MISSING;
  return name;
}

/** Of which kind a new channel is, where the command does not say; who wrote `--kind` alone wants to see the list. */
async function askedKind(name: string, { kind }: SetOptions, { terminal, channelKinds }: ChannelContext) {
  if (!terminal.is_interactive || kind === true) throw kindMissing(name, channelKinds);
  const answer = await terminal.ask(`“${name}”是新通道，种类可选 ${kindsListed(channelKinds)}。种类：`);
  if (answer === "") throw kindMissing(name, channelKinds);
  return answer;
}

const NAME_MISSING = new AddonError({
  code: "channel_name_missing",
  message: "没有写明设置哪个通道",
  hint: "运行 `stockguard channel list` 查看已有的通道，再运行 `stockguard channel set 名称`。",
});

type ChannelKinds = Readonly<Record<string, ChannelFields>>;

function kindsListed(kinds: ChannelKinds): string {
  return Object.entries(kinds)
    .map(([kind, { label }]) => `${kind}（${label}）`)
    .join("、");
}

function purposesText(purposes: readonly MessagePurpose[]): string {
  return purposes.length === 0 ? "设置不可用" : purposes.map((purpose) => PURPOSE_LABELS[purpose]).join("、");
}

function callbackHint(name: string, isSigned: boolean): string {
  const where = isSigned ? "把地址与 Token 填入公众号后台" : "把地址填入短信控制台";
  return `→ 要收到回执与退订：运行 \`stockguard channel callback ${shellWord(name)}\`，${where}。`;
}

const SMS_CONSOLE = "→ 填入短信控制台的状态报告（回执）地址和上行短信地址，两处相同。地址即凭证，请勿外传。";
const WECHAT_CONSOLE =
  "→ 填入公众号后台“服务器配置”的 URL 与 Token，消息加解密方式选明文模式。地址与 Token 即凭证，请勿外传。\n" +
  "  一个公众号只有一处服务器配置；启用后，后台的自动回复与自定义菜单会停用。已用于其他系统时不要改。";

function noCallback(name: string): AddonError {
  return new AddonError({
    code: "channel_without_callback",
    message: `没有名为“${name}”的短信或公众号通道；只有它们的平台会推送回执`,
    hint: "运行 `stockguard channel list` 查看通道名称。",
  });
}

const NO_PUBLIC_URL = new AddonError({
  code: "public_url_missing",
  message: "没有设置 STOCKGUARD_PUBLIC_URL，平台找不到本系统",
  hint: "设为公网能访问到的 https 地址后再运行。",
});

function kindMissing(name: string, kinds: ChannelKinds): AddonError {
  return new AddonError({
    code: "channel_kind_missing",
    message: `“${name}”是新通道，需要指明种类`,
    hint: `运行 \`stockguard channel set ${shellWord(name)} --kind 种类\`；可用的种类：${kindsListed(kinds)}。`,
  });
}

function kindUnknown(kind: string, kinds: ChannelKinds): AddonError {
  return new AddonError({
    code: "channel_kind_unknown",
    message: `没有“${kind}”这种通道`,
    hint: `用 --kind 指明种类；可用的种类：${kindsListed(kinds)}。`,
  });
}
