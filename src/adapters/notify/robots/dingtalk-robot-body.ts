import type { OutgoingMessage } from "../../../ports/notifier.ts";
import { byteLength, cutToBytes, linesWithin } from "../texts/byte-budget.ts";
import { literalLine } from "../texts/literal-line.ts";
import { plainLine, plainTitle } from "../texts/plain-line.ts";
import { messageLinks, webLink } from "../texts/web-link.ts";

/** The robot takes 20,000 bytes in all; nobody reads that much in a chat, and JSON may double what it escapes. */
const TEXT_BYTES = 5_000;
const TITLE_BYTES = 200;
const BUTTON_BYTES = 60;
const MOST_BUTTONS = 5;
/** A single line end shows as a space. */
const JOINT = "\n\n";

/** How the group wants its messages. */
export interface DingtalkDress {
  readonly format: "action_card" | "markdown";
  /** A word that the group asks of every message; "" where it asks for none. */
  readonly keyword: string;
}

/** A message in the robot's JSON. Links become buttons; without any there is no card, for one needs a button. */
export function dingtalkBody(message: OutgoingMessage, { format, keyword }: DingtalkDress) {
  const title = cutToBytes(plainTitle(message.title), TITLE_BYTES);
  const links = messageLinks(message).slice(0, MOST_BUTTONS);
  const head = [`### ${literalLine(title)}`, ...(keyword === "" || title.includes(keyword) ? [] : [keyword])];
  const lines = [...head, ...pictureLine(message), ...message.lines.map(literalLine)];
  if (format === "markdown" || links.length === 0) {
    return { msgtype: "markdown", markdown: { title, text: withFoot(lines, links) } };
  }
  const btns = links.map(({ label, link }) => ({ title: cutToBytes(plainLine(label), BUTTON_BYTES), actionURL: link }));
  const text = linesWithin(lines, TEXT_BYTES, JOINT);
  return { msgtype: "actionCard", actionCard: { title, text, btnOrientation: "0", btns } };
}

/** The robot's markdown shows a picture by its address alone. */
function pictureLine({ picture }: OutgoingMessage): readonly string[] {
  const link = webLink(picture?.link ?? null);
  return link === null ? [] : [`![库存走势](${link})`];
}

function withFoot(lines: readonly string[], links: ReturnType<typeof messageLinks>): string {
  const written = links.map(({ label, link }) => `[${literalLine(label)}](${link})`).join("  ");
  const foot = written === "" ? "" : JOINT + written;
  return linesWithin(lines, TEXT_BYTES - byteLength(foot), JOINT) + foot;
}
