import type { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import type { Problem } from "../../../contracts/problem.ts";
import { messageFact } from "../texts/message-fact.ts";
import { pairFaults, pairsOf, type WrittenPairs, writtenPairs } from "../texts/template-pairs.ts";
import { TEMPLATE_KEY, templateValue } from "./template-value.ts";

const VARIABLES = { names: TEMPLATE_KEY, example: "thing1、time2" };

/** Which of a template's fields shows what: `thing1=title，time2=at`, or the same as JSON. */
export const templateMapping = writtenPairs.transform((given, context) => mappingOf(given, context, NO_FIELD));

/** The same where there may be no template. */
export const templateMappingOrNone = writtenPairs
  .transform((given, context) => mappingOf(given, context, null))
  .default({});

/** What is wrong with a template of which nothing is filled. */
export const NO_FIELD = "至少对应一个字段，例如 thing1=title";

function mappingOf(given: WrittenPairs, context: Pick<z.RefinementCtx, "addIssue">, none: string | null) {
  const pairs = pairsOf(given);
  const faults = pairs.length > 0 ? pairFaults(pairs, VARIABLES) : none === null ? [] : [none];
  for (const message of faults) context.addIssue({ code: "custom", message });
  return Object.fromEntries(pairs.map(({ name, fact }) => [name, fact]));
}

/** A message in a template's fields, or the problem that it does not fit them. */
export type TemplateData =
  | { readonly kind: "filled"; readonly data: Readonly<Record<string, { readonly value: string }>> }
  | { readonly kind: "unfit"; readonly problem: Problem };

/** Fills a template's fields from a message that is sent now. */
export function templateData(message: Message, mapping: Readonly<Record<string, string>>, now: number): TemplateData {
  const filled = Object.entries(mapping).map(([key, fact]) => ({
    key,
    value: fieldValue(key, fact, messageFact(fact, message, now)),
  }));
  const unfit = filled.filter(({ value }) => value === null).map(({ key }) => key);
  if (unfit.length > 0) return { kind: "unfit", problem: unfitProblem(unfit) };
  return { kind: "filled", data: Object.fromEntries(filled.map(({ key, value }) => [key, { value: value ?? "" }])) };
}

/** Part of an address would lead nowhere: it goes whole or not at all. */
function fieldValue(key: string, fact: string, text: string): string | null {
  const value = templateValue(key, text);
  return fact === "link" && value !== text ? templateValue(key, "") : value;
}

function unfitProblem(keys: readonly string[]): Problem {
  return {
    code: "template_field_unfit",
    message: `消息内容不适合模板字段 ${keys.join("、")} 的类型`,
    hint: "为这些字段对应合适的内容：time、date 用 at，number、amount 用含数字的行；用 `stockguard channel set` 重新设置该通道。",
  };
}
