import { shownChannel } from "../../app/notify/channel-names.ts";
import { sampleAlert } from "../../app/notify/sample-alert.ts";
import { sampleCustomerMessage } from "../../app/notify/sample-customer-message.ts";
import type { MessagePurpose } from "../../domain/consent/consent-entry.ts";
import { shellWord } from "../../domain/text/shell-word.ts";
import type { Message } from "../../contracts/message.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { NotSent } from "../../ports/notifier.ts";
import type { Terminal, WholeAddon } from "./command-context.ts";

/** Which channel is tried, for whom, and whether that is agreed to already. */
export interface ChannelTrial {
  readonly installation_id: string;
  readonly name: string;
  /** Instead of the channel's own receivers. */
  readonly receiver: string | null;
  /** What the sample is for: an alert to people of the firm, or one of the messages to customers. */
  readonly purpose: MessagePurpose;
  readonly is_agreed: boolean;
}

type TrialAddon = Pick<
  WholeAddon,
  "channels" | "channelTestWarning" | "sendAllowed" | "rests" | "clock" | "public_url"
>;

/** Sends a sample by a channel and tells how that ended; raises an AddonError unless it was accepted. */
export async function tryChannel(addon: TrialAddon, trial: ChannelTrial, terminal: Terminal): Promise<void> {
  const { installation_id, name } = trial;
  const notifier = await addon.channels.open(installation_id, name);
  if (notifier === null) throw unknownChannel(name);
  const warning = await addon.channelTestWarning(installation_id, name);
  if (warning !== null && !trial.is_agreed) await agreed(warning, terminal);
  const sample = sampleOf(addon, trial);
  const asked = { installation_id, effect_key: sample.reference, channel: name, message: sample };
  const answer = await addon.sendAllowed(asked, notifier);
  if (answer.kind !== "asked") throw new AddonError(answer.problem);
  const { outcome, excluded } = answer;
  await addon.rests.answered(installation_id, name, outcome);
  if (outcome.kind !== "sent" && outcome.kind !== "partial") throw notAccepted(name, outcome);
  for (const line of acceptedLines(sample, outcome.receipt)) terminal.print(line);
  for (const { shown, reason } of excluded) terminal.print(`  未发给 ${shown}：${reason}`);
  if (outcome.kind !== "partial") return;
  for (const { end } of outcome.left) terminal.print(`  有 1 名接收人没有收到：${end.problem.message}`);
}

function sampleOf({ clock, public_url }: TrialAddon, { name, receiver, purpose }: ChannelTrial): Message {
  return purpose === "internal"
    ? sampleAlert({ channel: name, receiver, link: public_url, clock })
    : sampleCustomerMessage({ channel: name, receiver, clock }, purpose);
}

async function agreed(warning: string, terminal: Terminal): Promise<void> {
  if (!terminal.is_interactive) throw notConfirmed(warning);
  terminal.print(`注意：${warning}`);
  if (!/^(y|yes|是|好)$/i.test(await terminal.ask("确实要试发吗？（y/N）"))) throw CANCELLED;
}

/** The receipt may tell of receivers who were refused, or of somebody who has to confirm. */
function acceptedLines({ channel, purpose, title, link }: Message, receipt: string | null): readonly string[] {
  return [
    `✓ 对方已接受测试消息“${title}”。`,
    ...(receipt === null ? [] : [`  回执：${receipt}`]),
    ...(link === null && purpose === undefined
      ? ["  没有设置 STOCKGUARD_PUBLIC_URL，消息里没有“查看详情”的链接。"]
      : []),
    `→ 请到对方那里确认已收到；然后在预警规则的“通道名称”中填写 ${shownChannel(channel)}。`,
  ];
}

const NOT_ACCEPTED: Readonly<Record<NotSent["kind"], string>> = {
  rate: "暂时没有发出",
  transient: "暂时没有发出",
  unknown: "不知道是否送达",
  permanent: "被拒收",
  config: "没有发出，设置有误",
};

function notAccepted(name: string, outcome: NotSent): AddonError {
  const { code, message, hint } = outcome.problem;
  const again = `再运行 \`stockguard channel test ${shellWord(name)}\``;
  // Real messages lie in a line that goes on by itself and can be replayed on the board; a trial does neither.
  const own = hint.replace(BY_ITSELF, "").replaceAll("在“问题”页重试", again);
  const steps = own.includes(again) ? own : `${own}${nextStep(outcome)}${again}。`;
  return new AddonError({ code, message: `测试消息${NOT_ACCEPTED[outcome.kind]}：${message}`, hint: steps });
}

const BY_ITSELF = /无需处理[^。；]*[。；](?:若一直失败：)?/gu;

function nextStep(outcome: NotSent): string {
  switch (outcome.kind) {
    case "rate":
      return `试发不会自动重发：约 ${Math.max(1, Math.ceil(outcome.wait_ms / 60_000))} 分钟后`;
    case "transient":
      return "试发不会自动重发：稍后";
    case "unknown":
      return "先到对方那里看是否收到；没有收到时";
    case "permanent":
    case "config":
      return "改正后";
  }
}

/** No channel has that name. */
export function unknownChannel(name: string): AddonError {
  return new AddonError({
    code: "channel_unknown",
    message: `通道“${name}”尚未设置`,
    hint: `先运行 \`stockguard channel set ${shellWord(name)} --kind 种类\`；已有的通道见 \`stockguard channel list\`。`,
  });
}

function notConfirmed(warning: string): AddonError {
  return new AddonError({
    code: "channel_test_not_confirmed",
    message: `没有试发，需要确认：${warning}`,
    hint: "确实要试发时加 --yes。",
  });
}

const CANCELLED = new AddonError({
  code: "channel_test_cancelled",
  message: "已取消，没有试发",
  hint: "确实要试发时再运行一次并回答 y，或加 --yes。",
});
