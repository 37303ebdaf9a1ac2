import { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import { SEVERITY_LABELS } from "../../../domain/risk/severity.ts";
import { cutToSigns } from "../texts/byte-budget.ts";
import { plainLine } from "../texts/plain-line.ts";

/** One variable of a template, and which fact of a message fills it. */
export interface SmsParam {
  readonly name: string;
  readonly fact: string;
}

const MOST_LINES = 9;
/** Far beyond any variable, and short enough to look for addresses in. */
const LONGEST_READ = 2_000;
const SEPARATOR = "；";
/** Vendors refuse an empty variable. */
const NOTHING = "无";

type Fact = (message: Message) => string;
const LINE_FACTS = Array.from({ length: MOST_LINES }, (_, i): [string, Fact] => [
  `line_${i + 1}`,
  ({ lines }) => lines[i] ?? "",
]);
const FACTS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ["title", ({ title }) => title],
  ["text", ({ title, lines }) => [title, ...lines].join(SEPARATOR)],
  ["lines", ({ lines }) => lines.join(SEPARATOR)],
  ["severity", ({ severity }) => SEVERITY_LABELS[severity]],
  ["receiver_role", ({ receiver_role }) => receiver_role],
  ...LINE_FACTS,
]);

/**
 * Which facts fill which variables, in the template's order: `item=title，reason=line_1`, or the same as JSON. It comes
 * out as such a text, so that it can be kept and read again.
 */
export const smsParams = z
  .union([z.string(), z.record(z.string(), z.string())], { error: "应写成 变量=内容，例如 item=title，reason=line_1" })
  .transform((given, context) => {
    const params = paramsOf(given);
    for (const message of faultsOf(params)) context.addIssue({ code: "custom", message });
    return params.map(({ name, fact }) => `${name}=${fact}`).join("，");
  });

/** The variables of settings that were found to fit. */
export function paramsOf(given: string | Readonly<Record<string, string>>): readonly SmsParam[] {
  const read = typeof given === "string" ? (fromJson(given) ?? given) : given;
  if (typeof read !== "string") return Object.entries(read).map(([name, fact]) => ({ name, fact }));
  return read
    .split(/[,，;；\n]/)
    .filter((pair) => pair.trim() !== "")
    .map((pair) => {
      const [name = "", fact = ""] = pair.split(/[=:：]/).map((part) => part.trim());
      return { name, fact };
    });
}

/** What a message puts into the variables, fit for the vendor: on one line, without addresses, cut to what it takes. */
export function smsValues(params: readonly SmsParam[], message: Message, longest: number) {
  return params.map(({ name, fact }) => {
    const value = cutToSigns(smsText(FACTS.get(fact)?.(message) ?? ""), longest);
    return { name, value: value === "" ? NOTHING : value };
  });
}

const WEB_ADDRESS = / ?(?:https?|ftp):\/\/[!-~]+/gi;
const TOP_LEVEL = "com|cn|net|org|gov|edu|top|xyz|vip|shop|cc|info|ltd|site|online|club|store|link";
const HOST_NAME = new RegExp(`[a-z\\d-]+(?:\\.[a-z\\d-]+)*\\.(?:${TOP_LEVEL})(?![a-z\\d])`, "gi");

/** Addresses are refused inside variables; 【】 belong to the signature, so a text has their twins. */
function smsText(text: string): string {
  return plainLine(text.slice(0, LONGEST_READ))
    .replace(WEB_ADDRESS, "")
    .replace(HOST_NAME, (host) => host.replaceAll(".", " "))
    .replaceAll("【", "［")
    .replaceAll("】", "］")
    .trim();
}

function fromJson(text: string): Readonly<Record<string, string>> | null {
  try {
    return z.record(z.string(), z.string()).nullable().catch(null).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function faultsOf(params: readonly SmsParam[]): readonly string[] {
  const names = params.map(({ name }) => name);
  const unnamed = names.find((name) => !/^\w+$/.test(name));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  const unknown = params.find(({ fact }) => !FACTS.has(fact));
  return [
    ...(unnamed === undefined ? [] : [`变量名“${unnamed}”只能由字母、数字与下划线组成`]),
    ...(twice === undefined ? [] : [`变量“${twice}”写了两次`]),
    ...(unknown === undefined ? [] : [`“${unknown.name}”的内容应是以下之一：${[...FACTS.keys()].join("、")}`]),
  ];
}
