import { readdirSync, readFileSync } from "node:fs";
import type { DemoData, DemoValue } from "@stockguard/demo-shop";

interface TemplateField {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
  readonly options?: readonly string[];
  readonly written_by?: string;
  readonly items?: readonly TemplateField[];
}

interface FormTemplate {
  readonly form: string;
  readonly key: readonly string[];
  readonly fields: readonly TemplateField[];
}

const FOLDER = new URL("../../templates/", import.meta.url);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The form templates of the repository, by form. */
export function readTemplates(): ReadonlyMap<string, FormTemplate> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".form.json"));
  const templates = files.map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as FormTemplate); // our own files
  return new Map(templates.map((template) => [template.form, template]));
}

/** What is wrong with a record's key and values; with `partial`, absent fields are fine. */
export function faultsOf(
  template: FormTemplate | undefined,
  record: { readonly key: string; readonly data: DemoData },
  partial: boolean,
): readonly string[] {
  if (template === undefined) return ["no such form"];
  const key = template.key.map((name) => record.data[name] as string).join("|"); // key fields are texts
  const wrongKey = !partial && key !== record.key ? [`key ${record.key} is not ${key}`] : [];
  return [...wrongKey, ...rowFaults(template.fields, record.data, partial)];
}

function rowFaults(fields: readonly TemplateField[], row: DemoData, partial: boolean): readonly string[] {
  const unknown = Object.keys(row).filter((name) => !fields.some((field) => field.name === name));
  const missing = partial ? [] : fields.filter(({ name, required }) => required === true && row[name] === undefined);
  const known = fields.filter(({ name }) => row[name] !== undefined);
  return [
    ...unknown.map((name) => `${name}: not in the template`),
    ...missing.map(({ name }) => `${name}: missing`),
    ...known.flatMap((field) => valueFaults(field, row[field.name] ?? null)),
  ];
}

function valueFaults(field: TemplateField, value: DemoValue): readonly string[] {
  const { name, written_by, items, options } = field;
  if (written_by === "stockguard") return [`${name}: is not the shop's to write`];
  if (items !== undefined) {
    if (!Array.isArray(value) || value.length === 0) return [`${name}: no rows`];
    return value.flatMap((row) => rowFaults(items, row as DemoData, false)); // a subform's list holds rows
  }
  return isOfType(field.type, value, options) ? [] : [`${name}: ${JSON.stringify(value)} is not a ${field.type}`];
}

function isOfType(type: string, value: DemoValue, options: readonly string[] = []): boolean {
  switch (type) {
    case "text":
    case "textarea":
      return typeof value === "string" && value !== "";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "datetime":
      return typeof value === "string" && INSTANT.test(value);
    case "combo":
    case "radiogroup":
      return typeof value === "string" && options.includes(value);
    case "phone":
      return hasTexts(value, ["phone"]);
    case "address":
      return hasTexts(value, ["province", "city", "district", "detail"]);
    default:
      return false;
  }
}

function hasTexts(value: DemoValue, names: readonly string[]): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length === names.length && entries.every(([name, part]) => names.includes(name) && part !== "");
}
