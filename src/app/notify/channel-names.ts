import { listedWords } from "../../domain/text/listed-words.ts";

/** The channel that is there from the start, and what people call it. */
const CONSOLE = { name: "console", label: "控制台" } as const;

/** The channels a rule names, each once, the first choice first: “企微群，短信，邮件”. */
export function channelNames(text: string): readonly string[] {
  return [...new Set(listedWords(text).map(channelName))];
}

/** The channel that takes a rule's message where nothing fails, and those that stand in for it, in order. */
export function channelChain(text: string): {
  readonly channel: string;
  readonly fallback_channels?: readonly string[];
} {
  const [first, ...rest] = channelNames(text);
  return rest.length === 0 ? { channel: first ?? text } : { channel: first ?? text, fallback_channels: rest };
}

/** The name that settings know a channel by, of the one that a person wrote. */
export function channelName(written: string): string {
  const name = written.trim();
  return name === CONSOLE.label ? CONSOLE.name : name;
}

/** A channel's name as people read it, and may write it too. */
export function shownChannel(name: string): string {
  return name === CONSOLE.name ? CONSOLE.label : name;
}
