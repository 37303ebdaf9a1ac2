import type { Message } from "../../../contracts/message.ts";
import { SEVERITY_LABELS } from "../../../domain/risk/severity.ts";
import { chinaDateTime } from "../../../domain/calendar/china-time.ts";
import { webLink } from "./web-link.ts";

type Fact = (message: Message, now: number) => string;

const MOST_LINES = 9;
const SEPARATOR = "；";
const LABELLED = /^line[:：](.+)$/u;
/** A clause of such a line, by its number from one. */
const CLAUSE = /^(.+)[#＃]([1-9])$/u;
const FIXED = /^=(.+)$/u;

const LINE_FACTS = Array.from({ length: MOST_LINES }, (_, i): [string, Fact] => [
  `line_${i + 1}`,
  ({ lines }) => lines[i] ?? "",
]);

const FACTS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ["title", ({ title }) => title],
  ["text", ({ title, lines }) => [title, ...lines].join(SEPARATOR)],
  ["lines", ({ lines }) => lines.join(SEPARATOR)],
  ...LINE_FACTS,
  ["severity", ({ severity }) => SEVERITY_LABELS[severity]],
  ["receiver_role", ({ receiver_role }) => receiver_role],
  ["link", ({ link }) => webLink(link) ?? ""],
  ["at", (_message, now) => templateTime(now)],
]);

/** What people also write, and wrote before there was one vocabulary. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["role", "receiver_role"],
  ...LINE_FACTS.map(([name]): [string, string] => [name.replace("_", ""), name]),
]);

/** The vocabulary for people; docs/channels.md explains each word. */
export const FACT_WORDS = `title、text、lines、line_1～line_${MOST_LINES}、severity、receiver_role、link、at、line:标签、line:标签#第几段、=固定文字`;

/** A fact as it is kept, from any way of writing it; null where there is no such fact. */
export function factNamed(written: string): string | null {
  const word = written.trim();
  const label = LABELLED.exec(word)?.[1]?.trim() ?? "";
  if (label !== "") return `line:${label}`;
  if (FIXED.test(word)) return word;
  const name = SYNONYMS.get(word) ?? word;
  return FACTS.has(name) ? name : null;
}

/** The part of a message that a fact of the vocabulary names, sent at `now` (ms); empty where the message has none. */
export function messageFact(fact: string, message: Message, now: number): string {
  const fixed = FIXED.exec(fact)?.[1];
  if (fixed !== undefined) return fixed;
  const label = LABELLED.exec(fact)?.[1];
  if (label !== undefined) return labelled(message.lines, label) ?? clauseOf(message.lines, label);
  return FACTS.get(fact)?.(message, now) ?? "";
}

function labelled(lines: readonly string[], label: string): string | undefined {
  const head = `${label}：`;
  return lines.find((line) => line.startsWith(head))?.slice(head.length);
}

/** Of "订单：SO-1，暂缺 5 件" the first is the number alone, as fields of a type of their own need it. */
function clauseOf(lines: readonly string[], fact: string): string {
  const [, label = "", place = "0"] = CLAUSE.exec(fact) ?? [];
  return labelled(lines, label)?.split("，")[Number(place) - 1] ?? "";
}

/** An instant as templates take it, in China's time: 2026年11月23日 10:00. */
function templateTime(now: number): string {
  const [date = "", time = ""] = chinaDateTime(now).split("T");
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日 ${time.slice(0, 5)}`;
}
