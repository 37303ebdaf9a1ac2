import type { TemplateField } from "../../src/contracts/form-template.ts";
import type { FormMaker, PushToRegister, RegisteredPush } from "../../src/ports/form-maker.ts";
import type { Platform, PlatformField } from "../../src/ports/platform.ts";

/** A form of an app in memory. */
export interface MemoryForm {
  readonly entry_id: string;
  readonly name: string;
  fields: PlatformField[];
  readonly pushes: (RegisteredPush & { readonly secret: string })[];
}

/** An app whose forms a program may make, as the sandbox's, but in memory. */
export interface MemoryApp {
  readonly forms: MemoryForm[];
  readonly maker: FormMaker;
  readonly platform: Pick<Platform, "forms" | "fields">;
}

let serial = 1_600_000_000_000;

/** An app with the given forms. */
export function createMemoryApp(
  given: readonly { readonly name: string; readonly fields: readonly PlatformField[] }[] = [],
): MemoryApp {
  const forms = given.map(({ name, fields }, index) => aForm(`entry-${index}`, name, fields));
  const formAt = (entry_id: string): MemoryForm => {
    const form = forms.find((candidate) => candidate.entry_id === entry_id);
    if (form === undefined) throw new Error(`no form ${entry_id}`);
    return form;
  };
  return {
    forms,
    platform: {
      forms: () => Promise.resolve(forms.map(({ entry_id, name }) => ({ entry_id, name }))),
      fields: ({ entry_id }) => Promise.resolve(formAt(entry_id).fields),
    },
    maker: {
      createForm: (_, { label, fields }) => {
        const form = aForm(`entry-${forms.length}`, label["zh-CN"], fields.map(made));
        forms.push(form);
        return Promise.resolve(form.entry_id);
      },
      addFields: ({ entry_id }, added) => {
        const form = formAt(entry_id);
        form.fields = form.fields.map((field) => {
          const inner = added.filter(({ subform }) => subform === field.widget_name);
          return inner.length === 0
            ? field
            : { ...field, items: [...(field.items ?? []), ...inner.map((item) => made(item.field))] };
        });
        form.fields.push(...added.filter(({ subform }) => subform === null).map(({ field }) => made(field)));
        return Promise.resolve();
      },
      setAliases: ({ entry_id }, aliases) => {
        const form = formAt(entry_id);
        const renamed = (field: PlatformField): PlatformField => {
          const alias = aliases.find(({ widget_name }) => widget_name === field.widget_name)?.alias;
          const items = field.items === undefined ? {} : { items: field.items.map(renamed) };
          return { ...field, ...items, name: alias ?? field.name };
        };
        form.fields = form.fields.map(renamed);
        return Promise.resolve();
      },
      registerPush: ({ entry_id }, push: PushToRegister) => {
        formAt(entry_id).pushes.push({ ...push, enabled: true });
        return Promise.resolve();
      },
      pushes: ({ entry_id }) => Promise.resolve(formAt(entry_id).pushes),
    },
  };
}

function aForm(entry_id: string, name: string, fields: readonly PlatformField[]): MemoryForm {
  return { entry_id, name, fields: [...fields], pushes: [] };
}

function made({ name, type, label, items }: TemplateField): PlatformField {
  serial += 1;
  const field = { name, widget_name: `_widget_${serial}`, label: label["zh-CN"], type };
  return items === undefined ? field : { ...field, items: items.map(made) };
}
