import type { FieldBinding } from "../../contracts/form.ts";
import type { TemplateField } from "../../contracts/form-template.ts";
import type { PlatformField } from "../../ports/platform.ts";
import { canServe } from "../install/field-types.ts";

/** A bound field that cannot be used as it is. `field` is its dotted canonical name. */
export interface BrokenField {
  readonly field: string;
  readonly kind: "deleted" | "retyped";
  readonly template: TemplateField;
  /** The field as it is now; null where it was deleted. */
  readonly found: PlatformField | null;
}

/** Bound fields as they should be from now on, and those that only a person can mend. */
export interface HealedFields {
  readonly fields: readonly FieldBinding[];
  readonly broken: readonly BrokenField[];
}

/**
 * Follows a form whose fields were changed. The same field under another alias, label or fitting type is used on; a field
 * made anew under the alias of the lost one takes its place. What is left is paused, until one of these comes true.
 */
export function healFields(
  bound: readonly FieldBinding[],
  found: readonly PlatformField[],
  templates: readonly TemplateField[],
  place = "",
): HealedFields {
  const taken = new Set(bound.map(({ widget_name }) => widget_name));
  const broken: BrokenField[] = [];
  const fields = bound.map((field) => {
    const template = templates.find(({ name }) => name === field.name);
    if (template === undefined) return field;
    const same = found.find(({ widget_name }) => widget_name === field.widget_name) ?? null;
    const next = successor(field, found, taken);
    const now = [same, next].find((one) => one !== null && canServe(template, one.type));
    if (now === undefined || now === null) {
      const wrong = same ?? next;
      broken.push({ field: place + field.name, kind: wrong === null ? "deleted" : "retyped", template, found: wrong });
      return { ...field, paused: true as const };
    }
    taken.add(now.widget_name);
    const { items = null } = field;
    const healed = { name: field.name, platform_name: now.name, widget_name: now.widget_name, type: now.type };
    if (items === null) return healed;
    const inner = healFields(items, now.items ?? [], template.items ?? [], `${place}${field.name}.`);
    broken.push(...inner.broken);
    return { ...healed, items: inner.fields };
  });
  return { fields, broken };
}

/** Somebody gave a new field the lost one's alias, or our own name for it: they say that it is the same. */
function successor(
  { name, platform_name, widget_name }: FieldBinding,
  found: readonly PlatformField[],
  taken: ReadonlySet<string>,
): PlatformField | null {
  const aliases = [name, ...(platform_name === widget_name ? [] : [platform_name])];
  return found.find((one) => aliases.includes(one.name) && !taken.has(one.widget_name)) ?? null;
}
