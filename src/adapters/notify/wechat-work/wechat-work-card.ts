import type { Message } from "../../../contracts/message.ts";
import type { OutgoingMessage } from "../../../ports/notifier.ts";
import { cutToSigns } from "../texts/byte-budget.ts";
import { linesSharing } from "../texts/line-shares.ts";
import { plainLine, plainTitle } from "../texts/plain-line.ts";
import { messageLinks, webLink } from "../texts/web-link.ts";

/** Lengths in signs; those of source and title are documented, the others are told of by people. */
const TITLE_SIGNS = 26;
const SUBTITLE_SIGNS = 112;
/** Of a title too long for its own place, this much is repeated below. */
const TITLE_AGAIN_SIGNS = 60;
const FACT_NAME_SIGNS = 5;
const FACT_SIGNS = 26;
const JUMP_SIGNS = 13;
const MOST_FACTS = 6;
const MOST_JUMPS = 3;
const MOST_VERTICALS = 4;
/** Of the picture of one item, as it is drawn; the card takes 1.3 to 2.25. */
const CARD_RATIO = 1.5;

/** Colour of the line above the title: 0 grey, 1 black, 2 red, 3 green. */
const COLOURS: Readonly<Record<Message["severity"], 0 | 1 | 2 | 3>> = {
  out: 2,
  critical: 2,
  high: 1,
  watch: 0,
  unknown: 0,
  none: 3,
};

/**
 * A message as 企业微信's card of the kind text_notice, with its number where it bears one; null without a page to open, for
 * the card must lead somewhere, and a tap on it shall never be an answer. None of its texts is read for markup.
 */
export function wechatCard(message: Message, number: string | null = null) {
  const frame = frameOf(message, number);
  if (frame === null) return null;
  const { title, rest, ...card } = frame;
  const subtitle = subtitleOf(title.length > TITLE_SIGNS ? cutToSigns(title, TITLE_AGAIN_SIGNS) : "", rest);
  return { ...card, card_type: "text_notice", ...(subtitle === "" ? {} : { sub_title_text: subtitle }) };
}

/**
 * The same as a card of the kind news_notice, which shows the picture of the worst item; null where there is none, or no
 * page to open. What the other kind says below its title stands here in lines of their own.
 */
export function wechatPictureCard(message: OutgoingMessage, number: string | null = null) {
  const frame = frameOf(message, number);
  const url = webLink(message.picture?.card_link ?? null);
  if (frame === null || url === null) return null;
  const { title, rest, ...card } = frame;
  const lines = [...(title.length > TITLE_SIGNS ? [title] : []), ...rest].slice(0, MOST_VERTICALS).map(vertical);
  return {
    ...card,
    card_type: "news_notice",
    card_image: { url, aspect_ratio: CARD_RATIO },
    ...(lines.length === 0 ? {} : { vertical_content_list: lines }),
  };
}

/** What both kinds have, with the title whole and the lines that are no facts. */
function frameOf(message: Message, number: string | null) {
  const url = webLink(message.link);
  if (url === null) return null;
  const title = plainTitle(message.title);
  const last = number === null ? [] : [{ keyname: "编号", value: number }];
  const lines = message.lines.map(plainLine).filter((line) => line !== "");
  const { facts: own, rest } = sorted(lines, MOST_FACTS - last.length);
  const facts = [...own, ...last];
  const jumps = messageLinks({ ...message, link: null })
    .slice(0, MOST_JUMPS)
    .map(jump);
  return {
    ...{ title, rest },
    source: { desc: "缺货卫士", desc_color: COLOURS[message.severity] },
    main_title: { title: cutToSigns(title, TITLE_SIGNS) },
    ...(facts.length === 0 ? {} : { horizontal_content_list: facts }),
    ...(jumps.length === 0 ? {} : { jump_list: jumps }),
    card_action: { type: 1, url },
  };
}

/** A line's beginning in bold, and what is left of it below. */
function vertical(line: string) {
  const signs = Array.from(line);
  if (line.length <= TITLE_SIGNS) return { title: line };
  const title = signs.slice(0, TITLE_SIGNS / 2).join("");
  return { title, desc: cutToSigns(signs.slice(TITLE_SIGNS / 2).join(""), SUBTITLE_SIGNS) };
}

function subtitleOf(title: string, rest: readonly string[]): string {
  const lines = linesSharing(rest, title === "" ? SUBTITLE_SIGNS : SUBTITLE_SIGNS - title.length - 1);
  return [title, lines].filter((text) => text !== "").join("\n");
}

interface Fact {
  readonly keyname: string;
  readonly value: string;
}

/** Lines such as 等级：紧急 that fit into the card's list, and all the others, each in their order. */
function sorted(lines: readonly string[], most_facts: number) {
  const facts: Fact[] = [];
  const rest: string[] = [];
  for (const line of lines) {
    const fact = factOf(line);
    if (fact === null || facts.length === most_facts) rest.push(line);
    else facts.push(fact);
  }
  return { facts, rest };
}

function factOf(line: string): Fact | null {
  const colon = line.indexOf("：");
  const [keyname, value] = [line.slice(0, Math.max(colon, 0)).trim(), line.slice(colon + 1).trim()];
  const isShort = keyname.length <= FACT_NAME_SIGNS && value.length <= FACT_SIGNS;
  return keyname !== "" && value !== "" && isShort ? { keyname, value } : null;
}

function jump({ label, link }: { readonly label: string; readonly link: string }) {
  return { type: 1, title: cutToSigns(plainLine(label), JUMP_SIGNS), url: link };
}
