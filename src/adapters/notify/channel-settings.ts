import { z } from "zod";
import { AddonError } from "../../contracts/problem.ts";
import type { MessagePurpose } from "../../domain/consent/consent-entry.ts";
import { isOneWord } from "../../domain/text/listed-words.ts";
import { shellWord } from "../../domain/text/shell-word.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import { settingText } from "./channel-field.ts";
import type { ChannelKind, ChannelReading } from "./channel-kind.ts";
import { CHANNELS } from "./channels.ts";
import { CONSOLE, consoleChannel } from "./console-channel.ts";

/** A channel as a person sets it up. */
export interface ChannelSetting {
  readonly installation_id: string;
  /** The name that alert rules use. */
  readonly name: string;
  readonly kind: string;
  readonly config: unknown;
}

/** Prefix of the settings that hold channels. */
export const CHANNEL_PREFIX = "channel:";
/** Prefix of the settings that hold the tokens of addresses at which channels' vendors call. */
export const CALLBACK_PREFIX = "channel_callback:";
const LONGEST_NAME = 40;
/** The kind is kept beside the sealed settings, so that channels can be listed without the key. */
const keptChannel = z.object({ kind: z.string(), sealed: z.string() });

/** Checks a channel's settings and keeps them sealed; the same name again replaces it. */
export async function saveChannel(
  { registry, box }: { readonly registry: Pick<Registry, "saveSetting">; readonly box: SecretBox },
  { installation_id, name, kind, config }: ChannelSetting,
): Promise<void> {
  const trimmed = checkedName(name);
  const reading = readingOf(kind, config);
  if (reading.kind === "faulty") throw channelFaulty(trimmed, kind, reading.faults);
  const kept = { kind, sealed: box.seal(JSON.stringify(reading.config)) };
  await registry.saveSetting(installation_id, CHANNEL_PREFIX + trimmed, JSON.stringify(kept));
}

/** A channel that is set again: its kind, and what is kept of its fields as a person would type it. */
export interface KeptChannel {
  readonly kind: string;
  /** Without what no longer fits its kind or cannot be decrypted. */
  readonly answers: Readonly<Record<string, string>>;
}

/** What is kept under a name that is going to be set, null where it is new; refuses a name that cannot be kept. */
export async function channelToSet(
  { registry, box }: { readonly registry: Pick<Registry, "setting">; readonly box: SecretBox },
  installation_id: string,
  name: string,
): Promise<KeptChannel | null> {
  const text = await registry.setting(installation_id, CHANNEL_PREFIX + checkedName(name));
  if (text === null) return null;
  const kind = keptKind(text);
  const fields = Object.entries(keptConfig(text, box)).map(([field, value]) => [field, settingText(value)] as const);
  const fitting = fields.filter(([field, answer]) => channelKind(kind)?.faultOf(field, answer) === null);
  return { kind, answers: Object.fromEntries(fitting.filter(([, answer]) => answer !== "")) };
}

/** What a try of a kept channel costs or whom it reaches; null where it may be sent at once. */
export async function channelTestWarning(
  { registry, box }: { readonly registry: Pick<Registry, "setting">; readonly box: SecretBox },
  installation_id: string,
  name: string,
): Promise<string | null> {
  const text = await registry.setting(installation_id, CHANNEL_PREFIX + name);
  if (text === null) return null;
  return channelKind(keptKind(text))?.testWarning(keptConfig(text, box)) ?? null;
}

/** What messages of a channel can be for; the console's are for people of the firm, unreadable ones send none. */
export async function channelPurposes(
  { registry, box }: { readonly registry: Pick<Registry, "setting">; readonly box: SecretBox },
  installation_id: string,
  name: string,
): Promise<readonly MessagePurpose[]> {
  if (name === CONSOLE) return ["internal"];
  const text = await registry.setting(installation_id, CHANNEL_PREFIX + name);
  return text === null ? [] : (channelKind(keptKind(text))?.purposes(keptConfig(text, box)) ?? []);
}

const anyConfig = z.record(z.string(), z.unknown()).catch({});

/** Empty where it cannot be decrypted: then everything is asked anew. */
function keptConfig(text: string, box: SecretBox): Readonly<Record<string, unknown>> {
  const { sealed } = keptChannel.safeParse(parsedJson(text)).data ?? { sealed: "" };
  try {
    return anyConfig.parse(parsedJson(box.open(sealed)));
  } catch (error) {
    if (error instanceof AddonError) return {};
    throw error;
  }
}

/** Forgets a channel; rules that use its name are told that it is not set up. */
export async function removeChannel(
  registry: Pick<Registry, "removeSetting">,
  installation_id: string,
  name: string,
): Promise<void> {
  await registry.removeSetting(installation_id, CHANNEL_PREFIX + name.trim());
  await registry.removeSetting(installation_id, CALLBACK_PREFIX + name.trim());
}

/** The kind of a kept channel; "unknown" where it cannot be read. */
export function keptKind(kept: string): string {
  return keptChannel.safeParse(parsedJson(kept)).data?.kind ?? "unknown";
}

/** What a kept channel is; raises an AddonError where it cannot be used, with what to do about it. */
export function openKept(name: string, kept: string, box: SecretBox) {
  const { kind, sealed } = keptChannel.safeParse(parsedJson(kept)).data ?? { kind: "unknown", sealed: "" };
  if (channelKind(kind) === undefined) throw channelFaulty(name, kind, [`没有“${kind}”这种通道`]);
  const reading = readingOf(kind, parsedJson(box.open(sealed)));
  if (reading.kind === "faulty") throw channelFaulty(name, kind, reading.faults);
  return reading;
}

function channelKind(kind: string): ChannelKind | undefined {
  return Object.hasOwn(CHANNELS, kind) ? CHANNELS[kind] : undefined;
}

function readingOf(kind: string, config: unknown): ChannelReading {
  const known = Object.keys(CHANNELS).join("、");
  return channelKind(kind)?.read(config) ?? { kind: "faulty", faults: [`没有“${kind}”这种通道，可用的有：${known}`] };
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  const fault = nameFault(trimmed);
  if (fault === null) return trimmed;
  throw new AddonError({
    code: "channel_name_unusable",
    message: fault,
    hint: `换一个不超过 ${LONGEST_NAME} 个字的名称，例如“采购群”。`,
  });
}

function nameFault(name: string): string | null {
  if (name === CONSOLE || name === consoleChannel.label) return `通道名称“${name}”已由系统使用`;
  if (name === "" || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) return "通道名称为空、过长或含有特殊字符";
  return isOneWord(name) ? null : `通道名称“${name}”含有逗号、顿号、分号或竖线，预警规则用它们分隔多个通道`;
}

function channelFaulty(name: string, kind: string, faults: readonly string[]): AddonError {
  const label = channelKind(kind)?.label;
  return new AddonError({
    code: "channel_config_invalid",
    message: `通道“${name}”${label === undefined ? "" : `（${label}）`}的设置有误：${faults.join("；")}`,
    hint: `改正后运行 \`stockguard channel set ${shellWord(name)}\` 重新设置该通道。`,
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
