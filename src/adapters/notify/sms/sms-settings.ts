import { z } from "zod";
import {
  checkCustomerTemplates,
  customerTemplateField,
  customerVariablesField,
} from "../sending/customer-templates.ts";
import type { PurposeTemplates } from "../sending/template-of-purpose.ts";
import type { FieldWords } from "../channel-field.ts";
import { FACT_WORDS } from "../texts/message-fact.ts";
import { hasDoubtfulNumber, isTooLongList, mobileNumbers } from "../../../domain/text/mobile-numbers.ts";
import { isProtectedUrl, NOT_PROTECTED } from "../sending/protected-url.ts";

/** A whole text message has no more signs than this, with its template. */
const LONGEST_VALUE = 500;

/** A text that must not be left out. */
export const filled = z.string({ error: "不能为空" }).trim().min(1, { error: "不能为空" });

/** Numbers that get what names no number of its own. */
export const phoneList = z
  .string()
  .default("")
  .refine((text) => !isTooLongList(text), { error: "号码太多" })
  .refine((text) => text.trim() === "" || (mobileNumbers(text).length > 0 && !hasDoubtfulNumber(text)), {
    error: "应是 11 位的手机号，多个用逗号分隔",
  });

/** How many signs one variable may have; templates differ. */
export const valueLength = (usual: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(LONGEST_VALUE, { error: `应是 1 到 ${LONGEST_VALUE} 之间的整数` })
    .default(usual);

/** Where the vendor is; in the clear only on the machine itself, because numbers and texts go there. */
export const smsEndpoint = (usual: string) =>
  z.string().trim().refine(isProtectedUrl, { error: NOT_PROTECTED }).default(usual);

/** How a person is asked what fills a template's variables; each vendor has its own example. */
export const PARAMS_FIELD = {
  label: "模板变量",
  is_secret: false,
  note: `变量=内容，模板没有变量则不填；内容可以是 ${FACT_WORDS}`,
} as const;

/** How a person is asked for the rest, the same for every vendor. */
export const SMS_FIELDS = {
  value_length: { label: "每个变量最多字数", is_secret: false },
  phones: {
    label: "默认手机号",
    is_secret: false,
    note: "规则没有写手机号时用，多个用逗号隔开",
    example: "13800138000",
  },
  endpoint: { label: "接口地址", is_secret: false, note: "一般不改" },
} as const;

/** How a person is asked for the templates of messages to customers; `id` is the setting of the internal one's id. */
export function customerSmsFields<Id extends string>(id: Id, template: FieldWords, example: string) {
  const fields = {
    [`service_${id}`]: customerTemplateField("service", template),
    service_params: customerVariablesField("service", PARAMS_FIELD, example),
    [`marketing_${id}`]: customerTemplateField("marketing", template),
    marketing_params: customerVariablesField("marketing", PARAMS_FIELD, example),
  };
  // Computed names are known to the types as texts alone.
  return fields as Readonly<
    Record<`service_${Id}` | `marketing_${Id}` | "service_params" | "marketing_params", FieldWords>
  >;
}

/** Adds what is wrong with the templates of messages to customers; one without variables is well. */
export function checkSmsTemplates(
  templates: PurposeTemplates<string>,
  id: string,
  context: Pick<z.RefinementCtx, "addIssue">,
): void {
  const isFilled = (params: string) => params !== "";
  checkCustomerTemplates(templates, { fields: { id, variables: "params" }, isFilled, unfilled: null }, context);
}
