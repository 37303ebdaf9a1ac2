import { z } from "zod";
import { jsonOf } from "../sending/reply-outcome.ts";
import { FACT_WORDS, factNamed } from "./message-fact.ts";

/** One variable of a template, and which fact of a message fills it. */
export interface TemplatePair {
  readonly name: string;
  readonly fact: string;
}

/** Variables and their facts as a person writes them: `a=title，b=line_1` or JSON. */
export type WrittenPairs = string | Readonly<Record<string, string>>;

/** What is taken for such a text before it is read. */
export const writtenPairs = z.union([z.string(), z.record(z.string(), z.string())], {
  error: "应写成 变量=内容，例如 item=title，reason=line_1",
});

const BETWEEN_PAIRS = /[,，;；\n]/u;
/** The first of them parts a variable from its fact; a fact may hold more of them. */
const PAIR = /^([^=＝:：]*)[=＝:：](.*)$/su;

/** The pairs in the order they were written, their facts by the names they are kept under. */
export function pairsOf(given: WrittenPairs): readonly TemplatePair[] {
  const written = typeof given === "string" ? (fromJson(given) ?? split(given)) : Object.entries(given);
  return written.map(([name, fact]) => ({ name: name.trim(), fact: factNamed(fact) ?? fact.trim() }));
}

/** The same pairs as a text that reads as them again: as short as may be, JSON where a fixed text has separators. */
export function pairsText(pairs: readonly TemplatePair[]): string {
  const isPlain = pairs.every(({ fact }) => !BETWEEN_PAIRS.test(fact));
  return isPlain
    ? pairs.map(({ name, fact }) => `${name}=${fact}`).join("，")
    : `{${pairs.map(({ name, fact }) => `${JSON.stringify(name)}:${JSON.stringify(fact)}`).join(",")}}`;
}

/** What is wrong with pairs whose variables are called as `names` has it, `example` for one; in Chinese. */
export function pairFaults(
  pairs: readonly TemplatePair[],
  { names, example }: { readonly names: RegExp; readonly example: string },
): readonly string[] {
  const all = pairs.map(({ name }) => name);
  const unfit = all.find((name) => !names.test(name));
  const twice = all.find((name, i) => all.indexOf(name) !== i);
  const unknown = pairs.find(({ fact }) => factNamed(fact) === null);
  return [
    ...(unfit === undefined ? [] : [`“${unfit}”不是模板的变量名，应类似 ${example}`]),
    ...(twice === undefined ? [] : [`变量“${twice}”写了两次`]),
    ...(unknown === undefined ? [] : [`变量“${unknown.name}”${contentFault(unknown)}，应是以下之一：${FACT_WORDS}`]),
  ];
}

function contentFault({ fact }: TemplatePair): string {
  return fact === "" ? "没有写内容" : `的内容“${fact}”不认识`;
}

type WrittenPair = readonly [name: string, fact: string];

function split(text: string): readonly WrittenPair[] {
  return text
    .split(BETWEEN_PAIRS)
    .filter((pair) => pair.trim() !== "")
    .map((pair) => {
      const [, name = pair, fact = ""] = PAIR.exec(pair) ?? [];
      return [name, fact];
    });
}

/** One member of an object that holds texts alone. */
const JSON_PAIR = /"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\]|\\.)*)"/g;

/** Members as they were written: an object of JavaScript puts names that are numbers first. */
function fromJson(text: string): readonly WrittenPair[] | null {
  if (!z.record(z.string(), z.string()).safeParse(jsonOf(text)).success) return null;
  return [...text.matchAll(JSON_PAIR)].map(([, name = "", fact = ""]) => [unquoted(name), unquoted(fact)]);
}

function unquoted(inner: string): string {
  return z.string().parse(JSON.parse(`"${inner}"`));
}
