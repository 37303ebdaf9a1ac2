import { z } from "zod";
import { AddonError } from "../../contracts/problem.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { ChannelReading } from "./channel-kind.ts";
import { CHANNELS } from "./channels.ts";
import { CONSOLE } from "./console-channel.ts";

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

/** Forgets a channel; rules that use its name are told that it is not set up. */
export async function removeChannel(
  registry: Pick<Registry, "removeSetting">,
  installation_id: string,
  name: string,
): Promise<void> {
  await registry.removeSetting(installation_id, CHANNEL_PREFIX + name.trim());
}

/** The kind of a kept channel; "unknown" where it cannot be read. */
export function keptKind(kept: string): string {
  return keptChannel.safeParse(parsedJson(kept)).data?.kind ?? "unknown";
}

/** What a kept channel is; raises an AddonError where it cannot be used, with what to do about it. */
export function openKept(name: string, kept: string, box: SecretBox) {
  const { kind, sealed } = keptChannel.safeParse(parsedJson(kept)).data ?? { kind: "unknown", sealed: "" };
  if (CHANNELS[kind] === undefined) throw channelFaulty(name, kind, [`没有“${kind}”这种通道`]);
  const reading = readingOf(kind, parsedJson(box.open(sealed)));
  if (reading.kind === "faulty") throw channelFaulty(name, kind, reading.faults);
  return reading;
}

function readingOf(kind: string, config: unknown): ChannelReading {
  const known = Object.keys(CHANNELS).join("、");
  return CHANNELS[kind]?.read(config) ?? { kind: "faulty", faults: [`没有“${kind}”这种通道，可用的有：${known}`] };
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed !== "" && trimmed.length <= LONGEST_NAME && !/\p{Cc}/u.test(trimmed) && trimmed !== CONSOLE)
    return trimmed;
  throw new AddonError({
    code: "channel_name_unusable",
    message: trimmed === CONSOLE ? `通道名称“${CONSOLE}”已由系统使用` : "通道名称为空、过长或含有特殊字符",
    hint: `换一个不超过 ${LONGEST_NAME} 个字的名称，例如“采购群”。`,
  });
}

function channelFaulty(name: string, kind: string, faults: readonly string[]): AddonError {
  const label = CHANNELS[kind]?.label;
  return new AddonError({
    code: "channel_config_invalid",
    message: `通道“${name}”${label === undefined ? "" : `（${label}）`}的设置有误：${faults.join("；")}`,
    hint: `改正后运行 \`stockguard channel set ${name}\` 重新设置该通道。`,
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
