import { z } from "zod";
import type { FieldValue, FormName } from "./form.ts";
import { FORM_FIELDS } from "./generated/records.ts";

/** A canonical name that can serve as a field alias of the platform: a small letter first, then small letters, digits, _. */
const CANONICAL_NAME = /^[a-z][a-z0-9_]*$/;

/** Types whose fields offer a choice of given options. */
const CHOICE_TYPES = ["radiogroup", "checkboxgroup", "combo", "combocheck"] as const;

/** Types of the platform that hold one value (facts: field types of the Open API, hc/10993). */
const PLAIN_TYPES = [
  "text",
  "textarea",
  "sn",
  "number",
  "datetime",
  "address",
  "location",
  "phone",
  "image",
  "upload",
  "signature",
  "user",
  "usergroup",
  "dept",
  "deptgroup",
  "linkdata",
  "lookup",
  "aggregation",
] as const;

const name = z.string().regex(CANONICAL_NAME, "须以小写字母开头，只含小写字母、数字、下划线");
const words = z.string().trim().min(1);

const label = z.strictObject({ "zh-CN": words, en: words }).readonly().describe("A text people read, Chinese first.");

const field = z.strictObject({
  name: name.describe("The field's alias on the platform, its column, its property and its word in a formula."),
  label,
  required: z.boolean().optional(),
  written_by: z.literal("stockguard").optional().describe("Present where the add-on fills the field."),
  synonyms: z
    .array(words)
    .min(1)
    .readonly()
    .optional()
    .describe("Other labels under which existing forms keep the same thing."),
});

const withoutOptions = { options: z.never().optional() };
const withoutItems = { items: z.never().optional() };

const plainField = field.extend({ type: z.enum(PLAIN_TYPES), ...withoutOptions, ...withoutItems }).readonly();
const choiceField = field
  .extend({ type: z.enum(CHOICE_TYPES), options: z.array(words).min(1).readonly(), ...withoutItems })
  .readonly();
const rowField = z.discriminatedUnion("type", [plainField, choiceField]);
const subformField = field
  .extend({ type: z.literal("subform"), items: z.array(rowField).min(1).readonly(), ...withoutOptions })
  .readonly();
const templateField = z.discriminatedUnion("type", [plainField, choiceField, subformField]);

const fieldValue: z.ZodType<FieldValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(fieldValue), z.record(z.string(), fieldValue)]),
);

const formName = name.pipe(
  z.custom<FormName>(
    (value) => typeof value === "string" && value in FORM_FIELDS,
    "不是已知的表单，请先运行 npm run generate",
  ),
);

/** A form template: what an install wants a form to be. Kept in templates/*.form.json. */
export const formTemplateSchema = z
  .strictObject({
    $schema: z.string().optional(),
    form: formName.describe("The canonical name of the form, the same in every installation."),
    label,
    synonyms: z
      .array(words)
      .min(1)
      .readonly()
      .optional()
      .describe("Other names under which existing apps keep this form."),
    part: z.enum(["master", "movement", "order", "setting", "loop"]),
    workflow: z.boolean(),
    key: z.array(name).min(1).readonly().describe("Fields that tell one record from another."),
    fields: z.array(templateField).min(1).readonly(),
    samples: z.array(z.record(z.string(), fieldValue).readonly()).readonly(),
  })
  .readonly()
  .check(({ value, issues }) => {
    for (const message of templateFaults(value)) issues.push({ code: "custom", message, input: value.form });
  });

/** A form template as read from its file. */
export type FormTemplate = z.infer<typeof formTemplateSchema>;

/** A field of a template; its name is the alias on the platform. */
export type TemplateField = z.infer<typeof templateField>;

/** A text people read, Chinese first. */
export type Label = z.infer<typeof label>;

/** What the shape alone cannot say: names told apart, keys and samples that fit the fields. */
function templateFaults({ key, fields, samples }: TemplateShape): readonly string[] {
  const names = fields.map((field) => field.name);
  return [
    ...repeatedNames(fields),
    ...fields.flatMap(({ items }) => repeatedNames(items ?? [])),
    ...key.filter((word) => !names.includes(word)).map((word) => `key 中的 ${word} 不是本表单的字段`),
    ...samples.flatMap((sample) => sampleFaults(sample, fields)),
  ];
}

type TemplateShape = Pick<FormTemplate, "key" | "fields" | "samples">;

function repeatedNames(fields: readonly Pick<TemplateField, "name">[]): readonly string[] {
  const names = fields.map((field) => field.name);
  return names.filter((word, index) => names.indexOf(word) !== index).map((word) => `字段名 ${word} 重复`);
}

function sampleFaults(
  sample: Readonly<Record<string, FieldValue>>,
  fields: readonly TemplateField[],
): readonly string[] {
  const unknown = Object.keys(sample).filter((word) => !fields.some((field) => field.name === word));
  return [
    ...unknown.map((word) => `示例中的 ${word} 不是本表单的字段`),
    ...fields.flatMap((field) => valueFaults(field, sample[field.name])),
  ];
}

function valueFaults(field: TemplateField, value: FieldValue | undefined): readonly string[] {
  if (value === undefined || value === null) return field.required === true ? [`示例缺少必填字段 ${field.name}`] : [];
  if (field.type === "number") return typeof value === "number" ? [] : [`示例中的 ${field.name} 须为数字`];
  if (field.type === "subform") return rowFaults(field.items, field.name, value);
  if (field.options === undefined || typeof value !== "string") return [];
  return field.options.includes(value) ? [] : [`示例中的 ${field.name} 不在选项之内`];
}

function rowFaults(items: readonly TemplateField[], place: string, value: FieldValue): readonly string[] {
  if (!Array.isArray(value)) return [`示例中的 ${place} 须为数组`];
  return value.flatMap((row: FieldValue) => (isRow(row) ? sampleFaults(row, items) : [`${place} 的每一行须为对象`]));
}

function isRow(value: FieldValue): value is Readonly<Record<string, FieldValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
