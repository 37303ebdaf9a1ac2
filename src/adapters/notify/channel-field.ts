import { z } from "zod";
import type { ChannelField } from "../../contracts/channel-field.ts";
import { pairsText } from "./texts/template-pairs.ts";

/** What a channel's kind declares of a field; its schema says the rest. */
export type FieldWords = Omit<ChannelField, "is_required" | "preset">;

const { localeError } = z.locales.zhCN();
const EMPTY = "不能为空";

/** A field and what its schema says of it. */
export function askedField(field: FieldWords, schema: z.ZodType): ChannelField {
  const left_out = schema.safeParse(undefined);
  const preset = left_out.success ? settingText(left_out.data) : "";
  return { ...field, is_required: !left_out.success, preset: preset === "" ? null : preset };
}

/** What is wrong with an answer, in Chinese; null where it can be kept. An empty one stands for none. */
export function answerFault(schema: z.ZodType, answer: string): string | null {
  const given = answer.trim() === "" ? undefined : answer;
  const parsed = schema.safeParse(given, { error: plainError });
  if (parsed.success) return null;
  // The others mostly follow from the first.
  return given === undefined ? EMPTY : (parsed.error.issues[0]?.message ?? EMPTY);
}

/** A kept setting as a person would type it. */
export function settingText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string" || typeof value === "number") return String(value);
  const pairs = z.record(z.string(), z.string()).safeParse(value);
  return pairs.success ? pairsText(Object.entries(pairs.data).map(([name, fact]) => ({ name, fact }))) : "";
}

/** What zod finds in words for people who know no types. */
export const plainError: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_type" && issue.input === undefined) return EMPTY;
  if (issue.code === "invalid_type" && issue.expected === "int") return "应是整数";
  if (issue.code === "invalid_type" && issue.expected === "number") return "应是数字";
  if (issue.code === "invalid_value") return `应是以下之一：${issue.values.map(String).join("、")}`;
  if (issue.code === "too_small" && issue.origin === "number")
    return `应${issue.inclusive === false ? "大于" : "不小于"} ${issue.minimum}`;
  if (issue.code === "too_big" && issue.origin === "number") return `应不大于 ${issue.maximum}`;
  return localeError(issue);
};
