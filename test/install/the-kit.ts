import { readKit } from "../../src/adapters/files/kit-files.ts";
import type { FormName } from "../../src/contracts/form.ts";
import type { FormTemplate } from "../../src/contracts/form-template.ts";
import type { PlatformField } from "../../src/ports/platform.ts";

const root = new URL("../../", import.meta.url);

/** The kit as it is shipped. */
export const kit = readKit(
  { templates: new URL("templates/", root), manifests: new URL("manifests/", root) },
  "stockguard",
);

/** A shipped form template. */
export function templateOf(form: FormName): FormTemplate {
  const template = kit.templates.find((candidate) => candidate.form === form);
  if (template === undefined) throw new Error(`no template ${form}`);
  return template;
}

let serial = 1_700_000_000_000;

/** A field of somebody's own form: no alias, only a label and a type. */
export function aField(label: string, type = "text", items?: readonly PlatformField[]): PlatformField {
  serial += 1;
  const widget_name = `_widget_${serial}`;
  return { name: widget_name, widget_name, label, type, ...(items === undefined ? {} : { items }) };
}
