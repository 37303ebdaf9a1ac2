import type { Message } from "../../../contracts/message.ts";
import { byteLength, cutToBytes, linesWithin } from "../texts/byte-budget.ts";
import { literalLine, untaggedLine } from "../texts/literal-line.ts";
import { messageLinks, webLink } from "../texts/web-link.ts";

/** Limits of the robot in bytes of UTF-8; what is longer is refused whole. */
const MARKDOWN_BYTES = 4_096;
const TEXT_BYTES = 2_048;
const TITLE_BYTES = 512;

/** The three colours that the robot knows: orange, grey and green. */
const COLOURS: Readonly<Record<Message["severity"], "warning" | "comment" | "info">> = {
  out: "warning",
  critical: "warning",
  high: "comment",
  watch: "comment",
  unknown: "comment",
  none: "info",
};

/** A message in the robot's markdown, cut to what it takes, or to less. */
export function wechatMarkdown(message: Message, limit = MARKDOWN_BYTES): string {
  const { severity, title, lines } = message;
  const links = messageLinks(message).map(({ label, link }) => `[${label}](${link})`);
  const head = `### <font color="${COLOURS[severity]}">${cutToBytes(literalLine(title), TITLE_BYTES)}</font>`;
  const foot = links.length === 0 ? "" : `\n${links.join("  ")}`;
  return linesWithin([head, ...lines.map(literalLine)], limit - byteLength(foot)) + foot;
}

/** A message as plain text, cut to what the robot takes, or to less; an app makes a link of `<a href>` in it. */
export function wechatText({ title, lines, link }: Message, limit = TEXT_BYTES): string {
  // The details alone: bare addresses of answers would fill the screen.
  const href = webLink(link);
  const foot = href === null ? "" : `\n${href}`;
  const head = cutToBytes(untaggedLine(title), TITLE_BYTES);
  return linesWithin([head, ...lines.map(untaggedLine)], limit - byteLength(foot)) + foot;
}
