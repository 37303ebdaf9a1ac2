import type { FieldBinding, FormBinding, FormName } from "../../contracts/form.ts";
import type { FormTemplate, TemplateField } from "../../contracts/form-template.ts";
import { type FieldMatch, matchFields, SURE } from "./match-fields.ts";
import { formLike, formNamed } from "./match-forms.ts";
import type { ExistingForm } from "./plan-install.ts";

/** Which real form would serve as a form of ours, and which of its fields as which of ours. */
export interface BindingProposal {
  readonly form: FormName;
  readonly template: FormTemplate;
  /** Null where no form of the app comes near. */
  readonly found: Pick<ExistingForm, "entry_id" | "name" | "fields"> | null;
  /** False where the form's name is only like the wanted one, so that a person must say. */
  readonly is_sure: boolean;
  readonly matches: readonly FieldMatch[];
  /** Fields the add-on cannot do without that are not surely found, as `field` or `subform.field`. */
  readonly lacking: readonly string[];
}

/**
 * Proposes a form of the app for every template. What is bound stays; then surely named forms are given away, then those
 * whose name is alike; none is given twice.
 */
export function proposeBindings(
  templates: readonly FormTemplate[],
  existing: readonly ExistingForm[],
  bindings: readonly FormBinding[],
): readonly BindingProposal[] {
  const free = [...existing];
  const named = new Map<FormName, ExistingForm>();
  for (const template of templates) {
    const bound = bindings.find(({ form }) => form === template.form);
    take(template, free.find(({ entry_id }) => entry_id === bound?.entry_id) ?? null, free, named);
  }
  for (const template of templates) {
    if (!named.has(template.form)) take(template, formNamed(template, free), free, named);
  }
  const alike = new Map<FormName, ExistingForm>();
  for (const template of templates)
    if (!named.has(template.form)) take(template, formLike(template, free), free, alike);
  return templates.map((template) => {
    const found = named.get(template.form) ?? alike.get(template.form) ?? null;
    const bound = bindings.find(({ form, entry_id }) => form === template.form && entry_id === found?.entry_id);
    return proposal(template, found, named.has(template.form), bound?.fields);
  });
}

/** A proposal of one form for one template. */
export function proposal(
  template: FormTemplate,
  found: Pick<ExistingForm, "entry_id" | "name" | "fields"> | null,
  is_sure: boolean,
  kept: readonly FieldBinding[] = [],
): BindingProposal {
  const matches = found === null ? [] : matchFields(template.fields, found.fields, kept);
  return {
    form: template.form,
    template,
    found,
    is_sure,
    matches,
    lacking: found === null ? [] : lacking(matches, template.key),
  };
}

/** The sure matches as they would be kept. */
export function sureFields(matches: readonly FieldMatch[]): readonly FieldBinding[] {
  return matches.flatMap((match) => (match.confidence >= SURE ? fieldBinding(match, sureFields) : []));
}

/** How a match is kept; `inner` chooses among a subform's fields. */
export function fieldBinding(
  { field, found, items }: FieldMatch,
  inner: (items: readonly FieldMatch[]) => readonly FieldBinding[],
): readonly FieldBinding[] {
  if (found === null) return [];
  const { name: platform_name, widget_name, type } = found;
  const binding = { name: field.name, platform_name, widget_name, type };
  return [field.items === undefined ? binding : { ...binding, items: inner(items) }];
}

/** Whether the add-on cannot do without a field: required ones, and those that tell records apart. */
export function isIndispensable({ name, required }: TemplateField, key: readonly string[]): boolean {
  return required === true || key.includes(name);
}

function lacking(matches: readonly FieldMatch[], key: readonly string[]): readonly string[] {
  return matches.flatMap((match) => {
    const { field, confidence, items } = match;
    // A subform that is not there at all lacks every column; its own name says enough.
    if (confidence < SURE) return isIndispensable(field, key) ? [field.name] : [];
    return lacking(items, []).map((name) => `${field.name}.${name}`);
  });
}

function take(
  { form }: FormTemplate,
  found: ExistingForm | null,
  free: ExistingForm[],
  given: Map<FormName, ExistingForm>,
): void {
  if (found === null) return;
  given.set(form, found);
  free.splice(free.indexOf(found), 1);
}
