import { channelNames, shownChannel } from "./channel-names.ts";

/** The channels that a text names, and those of them that nobody has set up, each with what to do about it. */
export function unknownChannels(text: string, channels: readonly string[]) {
  const names = channelNames(text);
  const others = channels.map(shownChannel).join("或");
  const unknown = names
    .filter((name) => !channels.includes(name))
    .map((name) => ({
      name,
      hint: `请管理员设置通道“${name}”，或把规则的通道改为${others}。`,
    }));
  return { names, unknown };
}
