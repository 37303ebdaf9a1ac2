import { cutToSigns } from "../texts/byte-budget.ts";
import { plainLine } from "../texts/plain-line.ts";

const NOTHING = "无";
const NUMBER = /\d+(\.\d+)?/;
const INSTANT = /^\d{4}(年\d{1,2}月\d{1,2}日|-\d{2}-\d{2})( \d{2}:\d{2}(:\d{2})?)?$/;

/**
 * What the fields of a template take, by the beginning of their key; what is longer or of another kind is refused
 * whole (47003). The limits of `thing` are stated by the vendor, the others known from use.
 */
const KINDS: Readonly<Record<string, (text: string) => string | null>> = {
  thing: (text) => cutToSigns(text, 20) || NOTHING,
  const: (text) => cutToSigns(text, 20) || NOTHING,
  character_string: (text) =>
    text
      .replace(/[^\x21-\x7e]+/g, " ")
      .trim()
      .slice(0, 32)
      .trim() || "-",
  // Han alone: a sign that it was cut would be refused too.
  phrase: (text) => firstSigns(text.replace(/\P{Script=Han}/gu, ""), 5) || NOTHING,
  name: (text) => firstSigns(text.replace(/[^\p{L} ]/gu, "").trim(), 10) || NOTHING,
  number: (text) => NUMBER.exec(text)?.[0].slice(0, 32) ?? null,
  amount: (text) => amountIn(text),
  date: (text) => (INSTANT.test(text) ? text : null),
  time: (text) => (INSTANT.test(text) ? text : null),
  phone_number: (text) => (/^\+?[\d-]{3,17}$/.test(text) ? text : null),
};

/** The keys that a template may have, `thing1` for one. */
export const TEMPLATE_KEY = new RegExp(`^(${Object.keys(KINDS).join("|")})\\d{1,3}$`);

/** The text as a field of this key takes it; null where nothing in it is of its kind. */
export function templateValue(key: string, text: string): string | null {
  return KINDS[key.replace(/\d+$/, "")]?.(plainLine(text)) ?? null;
}

function amountIn(text: string): string | null {
  const amount = NUMBER.exec(text)?.[0];
  return amount === undefined || (amount.split(".")[0] ?? "").length > 10 ? null : amount;
}

/** The beginning of a text up to `limit` signs, between characters as people see them. */
function firstSigns(text: string, limit: number): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter("zh").segment(text)) {
    if (kept.length + segment.length > limit) break;
    kept += segment;
  }
  return kept;
}
