import { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import type { Problem } from "../../../contracts/problem.ts";
import { SEVERITY_LABELS } from "../../../domain/risk/severity.ts";
import { chinaDateTime } from "../sending/china-time.ts";
import { TEMPLATE_KEY, templateValue } from "./template-value.ts";

/**
 * What of a message a template's field shows: its title, the time of sending, the severity's word, the receiver's role,
 * the first or another line, the line with a label (`line:商品`), or a fixed text (`=缺货预警`).
 */
const SOURCE = /^(title|at|severity|role|line\d|line:.+|=.+)$/;

const SOURCES = "应是 title、at、severity、role、line1～line9、line:标签 或 =固定文字";
const EXAMPLE = '{"thing1":"title","time2":"at"}';

/** Which of a template's fields shows what; JSON where a person typed it. */
export const templateMapping = z.preprocess(
  (given) => (typeof given === "string" ? jsonOr(given) : given),
  z
    .record(z.string(), z.string().regex(SOURCE, { error: SOURCES }), { error: `应类似 ${EXAMPLE}` })
    .refine((mapping) => Object.keys(mapping).length > 0, { error: "至少对应一个字段" })
    .refine((mapping) => Object.keys(mapping).every((key) => TEMPLATE_KEY.test(key)), {
      error: "含有不是模板字段的名称，应类似 thing1、time2",
    }),
);

/** A message in a template's fields, or the problem that it does not fit them. */
export type TemplateData =
  | { readonly kind: "filled"; readonly data: Readonly<Record<string, { readonly value: string }>> }
  | { readonly kind: "unfit"; readonly problem: Problem };

/** Fills a template's fields from a message that is sent now. */
export function templateData(message: Message, mapping: Readonly<Record<string, string>>, now: number): TemplateData {
  const filled = Object.entries(mapping).map(([key, source]) => ({
    key,
    value: templateValue(key, sourceText(message, source, now)),
  }));
  const unfit = filled.filter(({ value }) => value === null).map(({ key }) => key);
  if (unfit.length > 0) return { kind: "unfit", problem: unfitProblem(unfit) };
  return { kind: "filled", data: Object.fromEntries(filled.map(({ key, value }) => [key, { value: value ?? "" }])) };
}

function sourceText({ title, lines, severity, receiver_role }: Message, source: string, now: number): string {
  if (source.startsWith("=")) return source.slice(1);
  if (source.startsWith("line:")) return labelled(lines, `${source.slice("line:".length)}：`);
  switch (source) {
    case "title":
      return title;
    case "at":
      return templateTime(now);
    case "severity":
      return SEVERITY_LABELS[severity];
    case "role":
      return receiver_role;
    default:
      return lines[Number(source.slice("line".length)) - 1] ?? "";
  }
}

function labelled(lines: readonly string[], label: string): string {
  return lines.find((line) => line.startsWith(label))?.slice(label.length) ?? "";
}

/** An instant as templates take it, in China's time: 2026年11月23日 10:00. */
function templateTime(now: number): string {
  const [date = "", time = ""] = chinaDateTime(now).split("T");
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日 ${time.slice(0, 5)}`;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function unfitProblem(keys: readonly string[]): Problem {
  return {
    code: "template_field_unfit",
    message: `消息内容不适合模板字段 ${keys.join("、")} 的类型`,
    hint: "为这些字段对应合适的内容：time、date 用 at，number、amount 用含数字的行；用 `stockguard channel set` 重新设置该通道。",
  };
}
