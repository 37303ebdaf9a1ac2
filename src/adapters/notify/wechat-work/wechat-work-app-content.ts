import { createHash } from "node:crypto";
import type { Message, MessageAction } from "../../../contracts/message.ts";
import type { OutgoingMessage } from "../../../ports/notifier.ts";
import { byteLength, cutToBytes, cutToSigns, linesWithin } from "../texts/byte-budget.ts";
import { untaggedLine } from "../texts/literal-line.ts";
import { messageLinks } from "../texts/web-link.ts";
import { wechatCard, wechatPictureCard } from "./wechat-work-card.ts";
import { wechatMarkdown, wechatText } from "./wechat-work-markdown.ts";

/** The dresses of a message that has a link. */
export const APP_FORMATS = ["template_card", "textcard", "markdown"] as const;

/** Limits in bytes of UTF-8. */
const TEXT_BYTES = 2_048;
const TITLE_BYTES = 128;
const DESCRIPTION_BYTES = 512;
/** Limit in signs. */
const BUTTON_SIGNS = 4;

const MOST_LINES = 20;
const BREAK = "<br>";

/** A message in the words of `message/send`. Cards need somewhere to lead to; without that it is a text. */
export function appContent(message: OutgoingMessage, format: (typeof APP_FORMATS)[number]) {
  const number = serialNumber(message);
  const foot = `\n编号 ${number}`;
  const limit = TEXT_BYTES - byteLength(foot);
  const [main] = messageLinks(message);
  if (format === "markdown")
    return { msgtype: "markdown", markdown: { content: wechatMarkdown(message, limit) + foot } };
  const template_card =
    format === "template_card" ? (wechatPictureCard(message, number) ?? wechatCard(message, number)) : null;
  if (template_card !== null) return { msgtype: "template_card", template_card };
  if (main !== undefined) return { msgtype: "textcard", textcard: textCard(message, main, number) };
  return { msgtype: "text", text: { content: wechatText(message, limit) + foot } };
}

/**
 * A short number that stands for the message's reference: 企业微信 drops what looks the same as something sent before,
 * and two alerts on one item may.
 */
function serialNumber({ reference }: Message): string {
  return createHash("sha256").update(reference).digest("hex").slice(0, 12).toUpperCase();
}

function textCard({ severity, title, lines }: Message, { label, link }: MessageAction, number: string) {
  const open = `<div class="${severity === "out" || severity === "critical" ? "highlight" : "normal"}">`;
  const foot = `</div><div class="gray">编号 ${number}</div>`;
  const shown = lines.slice(0, MOST_LINES).map(untaggedLine);
  const room = DESCRIPTION_BYTES - byteLength(open + foot) - (BREAK.length - 1) * shown.length;
  return {
    title: cutToBytes(untaggedLine(title), TITLE_BYTES),
    description: open + linesWithin(shown, room).replaceAll("\n", BREAK) + foot,
    url: link,
    btntxt: cutToSigns(label, BUTTON_SIGNS),
  };
}
