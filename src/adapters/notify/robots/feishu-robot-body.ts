import type { Message } from "../../../contracts/message.ts";
import type { OutgoingMessage } from "../../../ports/notifier.ts";
import { byteLength, cutToBytes, linesWithin } from "../texts/byte-budget.ts";
import { literalLine } from "../texts/literal-line.ts";
import { plainLine, plainTitle } from "../texts/plain-line.ts";
import { messageLinks, webLink } from "../texts/web-link.ts";

/** The robot takes 20 KB in all; JSON may double what it escapes, and five links take 5 KB. */
const TEXT_BYTES = 6_000;
const TITLE_BYTES = 300;
const BUTTON_BYTES = 60;
const MOST_BUTTONS = 5;

/** Colours of a card's head. */
const COLOURS: Readonly<Record<Message["severity"], string>> = {
  out: "red",
  critical: "red",
  high: "orange",
  watch: "yellow",
  unknown: "grey",
  none: "green",
};

/**
 * A message as the robot's card, null where there is nothing to put below its head. All of its texts are plain: what a
 * person typed cannot become a link, a mention or markup there.
 */
export function feishuCard(message: OutgoingMessage, keyword: string) {
  const title = cutToBytes(plainTitle(message.title), TITLE_BYTES);
  const text = linesWithin(withKeyword(title, message.lines.map(plainLine), keyword), TEXT_BYTES).trim();
  const actions = [...messageLinks(message), ...pictureLink(message)].slice(0, MOST_BUTTONS).map(button);
  const elements = [
    ...(text === "" ? [] : [{ tag: "div", text: plain(text) }]),
    ...(actions.length === 0 ? [] : [{ tag: "action", actions }]),
  ];
  if (elements.length === 0) return null;
  const header = { template: COLOURS[message.severity], title: plain(title) };
  return { msg_type: "interactive", card: { config: { wide_screen_mode: true }, header, elements } };
}

/** A message as the robot's text, in which tags and bracketed links would count: they lose their signs. */
export function feishuText(message: Message, keyword: string) {
  // The details alone: bare addresses of answers would fill the screen.
  const href = webLink(message.link);
  const foot = href === null ? "" : `\n${href}`;
  const title = cutToBytes(literalLine(plainTitle(message.title)), TITLE_BYTES);
  const lines = withKeyword(title, message.lines.map(literalLine), keyword);
  return { msg_type: "text", content: { text: linesWithin([title, ...lines], TEXT_BYTES - byteLength(foot)) + foot } };
}

/** A card shows only pictures that an app has uploaded; a robot can lead to one. */
function pictureLink({ picture }: OutgoingMessage) {
  const link = webLink(picture?.link ?? null);
  return link === null ? [] : [{ label: "库存走势图", link }];
}

/** The lines with the word that the group asks of every message, first so that it is never cut off. */
function withKeyword(title: string, lines: readonly string[], keyword: string): readonly string[] {
  return keyword === "" || title.includes(keyword) ? lines : [keyword, ...lines];
}

function button({ label, link }: { readonly label: string; readonly link: string }, index: number) {
  const type = index === 0 ? "primary" : "default";
  return { tag: "button", text: plain(cutToBytes(plainLine(label), BUTTON_BYTES)), type, url: link };
}

function plain(content: string) {
  return { tag: "plain_text", content };
}
