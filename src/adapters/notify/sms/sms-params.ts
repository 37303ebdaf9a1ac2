import type { Message } from "../../../contracts/message.ts";
import { cutToSigns } from "../texts/byte-budget.ts";
import { messageFact } from "../texts/message-fact.ts";
import { plainLine } from "../texts/plain-line.ts";
import { pairFaults, pairsOf, pairsText, type TemplatePair, writtenPairs } from "../texts/template-pairs.ts";

/** Far beyond any variable, and short enough to look for addresses in. */
const LONGEST_READ = 2_000;
/** Vendors refuse an empty variable. */
const NOTHING = "无";
const VARIABLES = { names: /^\w+$/, example: "item、code（字母、数字与下划线）" };

/**
 * Which facts fill which variables, in the template's order: `item=title，reason=line_1`, or the same as JSON. It comes
 * out as such a text, so that it can be kept and read again.
 */
export const smsParams = writtenPairs.transform((given, context) => {
  const pairs = pairsOf(given);
  for (const message of pairFaults(pairs, VARIABLES)) context.addIssue({ code: "custom", message });
  return pairsText(pairs);
});

/** The same of a template that sells something: approved ones take no address in a variable. */
export const promotionalParams = smsParams.refine((text) => pairsOf(text).every(({ fact }) => fact !== "link"), {
  error: "营销模板的变量不能是网址 link",
});

/** What of a message goes into the variables, at which instant (ms), and how many signs a variable may have. */
interface SmsContent {
  readonly message: Message;
  readonly now: number;
  readonly longest: number;
}

/** What a message puts into the variables, fit for the vendor: on one line, without addresses, cut to what it takes. */
export function smsValues(params: readonly TemplatePair[], { message, now, longest }: SmsContent) {
  return params.map(({ name, fact }) => {
    const text = messageFact(fact, message, now);
    const value = fact === "link" ? wholeLink(text, longest) : cutToSigns(smsText(text), longest);
    return { name, value: value === "" ? NOTHING : value };
  });
}

/** An address that somebody put into a variable of its own goes as it is; part of one would lead nowhere. */
function wholeLink(link: string, longest: number): string {
  return link.length <= longest ? link : "";
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
