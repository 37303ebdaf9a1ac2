import { z } from "zod";
import { type MessagePurpose, PURPOSE_LABELS, PURPOSES } from "../../../domain/consent/consent-entry.ts";
import type { FieldWords } from "../channel-field.ts";
import type { PurposeTemplates } from "./template-of-purpose.ts";

/** What messages to customers are for. */
type CustomerPurpose = Exclude<MessagePurpose, "internal">;

const WHAT: Readonly<Record<CustomerPurpose, string>> = {
  service: "发给客户、关于客户自己订单的消息用；不填则这个通道不发这类消息",
  marketing: "推荐、优惠一类的消息用；不填则这个通道不发这类消息",
};

/** The id of a template that a channel may go without; empty where it has none. */
export const templateIdOrNone = (pattern: RegExp, error: string) =>
  z
    .string()
    .trim()
    .refine((id) => id === "" || pattern.test(id), { error })
    .default("");

/** How a person is asked for such a template's id, and for what fills it. */
export function customerTemplateField(purpose: CustomerPurpose, field: FieldWords): FieldWords {
  return { ...field, label: `${PURPOSE_LABELS[purpose]}用的${field.label}`, note: WHAT[purpose] };
}

/** How a person is asked for what fills the variables of such a template. */
export function customerVariablesField(purpose: CustomerPurpose, field: FieldWords, example: string): FieldWords {
  const note = "没有填上一项的模板则不填";
  return { ...field, label: `${PURPOSE_LABELS[purpose]}用的${field.label}`, note, example };
}

interface TemplateCheck<Variables> {
  /** The settings of the internal template; those of others begin with their purpose. */
  readonly fields: { readonly id: string; readonly variables: string };
  readonly isFilled: (variables: Variables) => boolean;
  /** What is missing where a template has nothing that fills it; null where that may be. */
  readonly unfilled: string | null;
}

/** Adds to a channel's settings what is wrong with its templates for customers. */
export function checkCustomerTemplates<Variables>(
  templates: PurposeTemplates<Variables>,
  { fields, isFilled, unfilled }: TemplateCheck<Variables>,
  context: Pick<z.RefinementCtx, "addIssue">,
): void {
  const fault = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
  for (const purpose of ["service", "marketing"] as const) {
    const { id, variables } = templates[purpose];
    const filled = isFilled(variables);
    if (id === "" && filled) fault(`${purpose}_${fields.variables}`, "没有填它的模板，变量用不上");
    if (id !== "" && !filled && unfilled !== null) fault(`${purpose}_${fields.variables}`, unfilled);
    const twin = PURPOSES.slice(0, PURPOSES.indexOf(purpose)).find((other) => id !== "" && templates[other].id === id);
    if (twin !== undefined)
      fault(`${purpose}_${fields.id}`, `与“${PURPOSE_LABELS[twin]}”用的模板相同；每种消息要有自己的模板`);
  }
}
