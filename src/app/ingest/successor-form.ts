import type { FormBinding } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Platform } from "../../ports/platform.ts";
import { formNamed } from "../install/match-forms.ts";
import { healFields } from "./heal-fields.ts";

/**
 * The binding on the form that has replaced a lost one: it bears the form's name, nothing else is bound to it, and every
 * field in use is there under the same alias with a fitting type. Null where that is not sure.
 */
export async function successorForm(
  platform: Pick<Platform, "forms" | "look">,
  template: FormTemplate,
  lost: FormBinding,
  bindings: readonly FormBinding[],
): Promise<FormBinding | null> {
  const bound = new Set(bindings.map(({ entry_id }) => entry_id));
  const free = (await platform.forms(lost)).filter(({ entry_id }) => !bound.has(entry_id));
  const found = formNamed(template, free);
  if (found === null) return null;
  const { entry_id } = found;
  const { fields: existing } = await platform.look({ ...lost, entry_id });
  const { fields, broken } = healFields(lost.fields, existing, template.fields);
  return broken.length > 0 ? null : { ...lost, entry_id, fields };
}
