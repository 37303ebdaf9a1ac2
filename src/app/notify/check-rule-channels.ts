import { shellWord } from "../../domain/text/shell-word.ts";
import { channelNames, shownChannel } from "./channel-names.ts";

/** The channels that a text names, and those of them that nobody has set up, each with what to do about it. */
export function unknownChannels(text: string, channels: readonly string[]) {
  const names = channelNames(text);
  const others = channels.map(shownChannel).join("、");
  const unknown = names
    .filter((name) => !channels.includes(name))
    .map((name) => ({
      name,
      hint: `运行 \`stockguard channel set ${shellWord(name)}\` 设置该通道，或改用：${others}。`,
    }));
  return { names, unknown };
}
