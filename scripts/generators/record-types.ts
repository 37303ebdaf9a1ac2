/** Record types and field lists from the form templates: a form's field key is its property in TypeScript. */
import { readTemplates, type Template, type TemplateField } from "./form-templates.ts";
import type { Generator } from "./generator.ts";

export const recordTypes: Generator = {
  file: "src/contracts/generated/records.ts",
  content: () => Promise.resolve(render(readTemplates())),
};

function render(templates: readonly Template[]): string {
  return [
    "// Generated from templates/*.form.json by scripts/generate.ts. Do not edit.",
    "",
    ...templates.flatMap(renderForm),
    "/** The record of each form, by the form's canonical name. */",
    "export interface RecordsByForm {",
    ...templates.map(({ form }) => `  readonly ${form}: ${pascalCase(form)}Record;`),
    "}",
    "",
    "/** What people call each form. */",
    "export const FORM_LABELS: Readonly<Record<keyof RecordsByForm, string>> = {",
    ...templates.map(({ form, label }) => `  ${form}: "${label["zh-CN"]}",`),
    "};",
    "",
    "/** Type and obligation of every field, by form; `written` fields are filled by the add-on. */",
    "export const FORM_FIELDS = {",
    ...templates.flatMap(({ form, fields }) => [
      `  ${form}: {`,
      ...fields.map((field) => renderField(field, "    ")),
      "  },",
    ]),
    "} as const;",
    "",
  ].join("\n");
}

function renderForm({ form, label, fields }: Template): string[] {
  const rows = fields.flatMap((field) =>
    field.items === undefined
      ? []
      : renderInterface(rowName(form, field), `${label.en} row: ${field.label.en}`, form, field.items),
  );
  return [...rows, ...renderInterface(`${pascalCase(form)}Record`, `${label.en} (${label["zh-CN"]})`, form, fields)];
}

function renderInterface(name: string, sentence: string, form: string, fields: readonly TemplateField[]): string[] {
  return [
    `/** ${sentence}. */`,
    `export interface ${name} {`,
    ...fields.flatMap((field) => [
      `  /** ${field.label["zh-CN"]} */`,
      `  readonly ${field.name}: ${typeOf(form, field)}${field.required === true || field.items !== undefined ? "" : " | null"};`,
    ]),
    "}",
    "",
  ];
}

function renderField(field: TemplateField, indent: string): string {
  const required = field.required === true;
  const written = field.written_by !== undefined;
  if (field.items === undefined) {
    return `${indent}${field.name}: { type: "${field.type}", required: ${required}, written: ${written} },`;
  }
  const items = field.items.map((item) => renderField(item, `${indent}    `)).join("\n");
  return `${indent}${field.name}: {\n${indent}  type: "subform",\n${indent}  required: ${required},\n${indent}  written: ${written},\n${indent}  items: {\n${items}\n${indent}  },\n${indent}},`;
}

function typeOf(form: string, field: TemplateField): string {
  if (field.items !== undefined) return `readonly ${rowName(form, field)}[]`;
  if (field.type === "number") return "number";
  if (field.type === "address") return "Readonly<Record<string, unknown>>";
  return "string";
}

function rowName(form: string, field: TemplateField): string {
  return pascalCase(form) + pascalCase(field.name.replace(/s$/, ""));
}

function pascalCase(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
