import type { TemplateField } from "../../contracts/form-template.ts";

type FieldType = TemplateField["type"];

const TEXT_SOURCES = ["text", "textarea", "sn", "radiogroup", "combo", "phone", "user", "dept"];

/** Platform types from which a field of the template can be read without guessing. */
const READABLE_AS: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  text: TEXT_SOURCES,
  textarea: TEXT_SOURCES,
  number: ["number", "aggregation"],
  radiogroup: ["radiogroup", "combo", "text"],
  combo: ["combo", "radiogroup", "text"],
  phone: ["phone", "text"],
  address: ["address", "location"],
};

/** Platform types into which the add-on can write a field of the template. */
const WRITABLE_AS: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  // Only a single line can be searched by, as effect_key must be.
  text: ["text"],
  textarea: ["textarea", "text"],
  combo: ["combo", "radiogroup", "text"],
  radiogroup: ["radiogroup", "combo", "text"],
};

/** Whether a field of the platform can serve as a field of the template. */
export function canServe(
  { type, written_by }: Pick<TemplateField, "type" | "written_by">,
  platformType: string,
): boolean {
  const types = (written_by === undefined ? READABLE_AS : WRITABLE_AS)[type] ?? [type];
  return types.includes(platformType);
}
