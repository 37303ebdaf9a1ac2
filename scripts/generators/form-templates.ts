import { readdirSync, readFileSync } from "node:fs";

/** A field of a template; one with `items` is a subform. */
export interface TemplateField {
  readonly name: string;
  readonly type: string;
  readonly label: Readonly<Record<string, string>>;
  readonly required?: boolean;
  readonly written_by?: string;
  readonly items?: readonly TemplateField[];
}

/** A form as its template has it. */
export interface Template {
  readonly form: string;
  readonly label: Readonly<Record<string, string>>;
  readonly fields: readonly TemplateField[];
}

const FOLDER = new URL("../../templates/", import.meta.url);

/** All templates, by the names of their files. */
export function readTemplates(): readonly Template[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".form.json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Template);
}
