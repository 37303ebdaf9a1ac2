import type { Message, MessageAction } from "../../contracts/message.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import { cutToSigns } from "./byte-budget.ts";
import { plainLine } from "./plain-line.ts";

/** What the card shows without cutting it, in signs; only those of source and title are stated by the vendor's pages. */
const SIGNS = { source: 13, title: 26, title_more: 30, text: 112, key: 5, value: 26, jump: 13 } as const;
const MOST_FACTS = 6;
const MOST_JUMPS = 3;

/** The card knows grey, black, red and green, no amber: red is for what is bad now, and the word stands beside it. */
const COLOURS: Readonly<Record<Message["severity"], 0 | 1 | 2 | 3>> = {
  out: 2,
  critical: 2,
  high: 1,
  watch: 1,
  none: 3,
  unknown: 0,
};

interface Fact {
  readonly keyname: string;
  readonly value: string;
}

/** A message as a `text_notice` card: short facts in a table, the rest as text, answers as further links. */
export function noticeCard(message: Message, links: readonly MessageAction[], number: string) {
  const { severity, title, lines } = message;
  const facts = lines.map(plainLine).map((line) => factOf(line) ?? line);
  const tabled = facts.filter((fact) => typeof fact !== "string").slice(0, MOST_FACTS - 1);
  const rest = facts.filter((fact) => typeof fact === "string" || !tabled.includes(fact)).map(lineOf);
  const text = cutToSigns(rest.join("\n"), SIGNS.text);
  return {
    card_type: "text_notice",
    source: { desc: cutToSigns(`缺货卫士·${SEVERITY_LABELS[severity]}`, SIGNS.source), desc_color: COLOURS[severity] },
    main_title: titleOf(plainLine(title)),
    ...(text !== "" && { sub_title_text: text }),
    horizontal_content_list: [...tabled, { keyname: "编号", value: number }],
    ...(links.length > 1 && { jump_list: links.slice(1, 1 + MOST_JUMPS).map(jumpOf) }),
    ...(links[0] !== undefined && { card_action: { type: 1, url: links[0].link } }),
  };
}

/** The fact of a line "label：value" that fits into the card's table; null for another line. */
function factOf(line: string): Fact | null {
  const at = line.indexOf("：");
  const keyname = line.slice(0, at);
  const value = line.slice(at + 1);
  const fits = at > 0 && at <= SIGNS.key && value !== "" && value.length <= SIGNS.value;
  return fits ? { keyname, value } : null;
}

function lineOf(fact: Fact | string): string {
  return typeof fact === "string" ? fact : `${fact.keyname}：${fact.value}`;
}

/** A long title goes on below itself from the first space whose rest fits there: how it ends says what will happen. */
function titleOf(title: string) {
  const from = title.length <= SIGNS.title ? -1 : title.indexOf(" ", title.length - SIGNS.title_more - 1);
  if (from === -1) return { title: cutToSigns(title, SIGNS.title) };
  return { title: cutToSigns(title.slice(0, from), SIGNS.title), desc: title.slice(from + 1) };
}

function jumpOf({ label, link }: MessageAction) {
  return { type: 1, title: cutToSigns(plainLine(label), SIGNS.jump), url: link };
}
