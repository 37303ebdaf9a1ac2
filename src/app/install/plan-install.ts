import type { FieldBinding, FormBinding } from "../../contracts/form.ts";
import type { FormTemplate, TemplateField } from "../../contracts/form-template.ts";
import type { Manifest, PushOp } from "../../contracts/manifest.ts";
import type { PlatformField } from "../../ports/platform.ts";
import { canServe } from "./field-types.ts";
import type { InstallPlan, InstallStep, InstallWork, SubformPlace } from "./install-step.ts";
import { matchFields } from "./match-fields.ts";
import { formNamed } from "./match-forms.ts";
import { stepText } from "./step-text.ts";

/** A form as the app has it now. `push` is `unknown` where the platform does not tell and none has come yet. */
export interface ExistingForm {
  readonly entry_id: string;
  readonly name: string;
  readonly fields: readonly PlatformField[];
  readonly push: "registered" | "missing" | "unknown";
}

/** What an app should have, what it has, and who can change it. */
export interface InstallSituation {
  readonly app_id: string;
  readonly manifest: Pick<Manifest, "forms">;
  readonly templates: readonly FormTemplate[];
  readonly existing: readonly ExistingForm[];
  readonly bindings: readonly FormBinding[];
  /** Whether the platform lets a program change forms. */
  readonly makes_forms: boolean;
}

/** The steps from what is there to what is wanted: first the forms in order, then their pushes. */
export function planInstall(situation: InstallSituation): InstallPlan {
  const forms = wantedForms(situation);
  return {
    app_id: situation.app_id,
    steps: [...forms.flatMap(formSteps), ...forms.flatMap(pushSteps)].map((draft) =>
      step(draft, situation.makes_forms),
    ),
  };
}

interface WantedForm {
  readonly template: FormTemplate;
  readonly ops: readonly PushOp[];
  readonly existing: ExistingForm | null;
  readonly binding: FormBinding | null;
}

interface StepDraft {
  readonly id: string;
  readonly form: WantedForm;
  readonly what: InstallWork;
}

/** Pairs each form of the manifest with the bound form, or else with one of its name; no form serves twice. */
function wantedForms({ manifest, templates, existing, bindings }: InstallSituation): readonly WantedForm[] {
  const bound = new Set(bindings.map(({ entry_id }) => entry_id));
  const free = existing.filter(({ entry_id }) => !bound.has(entry_id));
  return manifest.forms.flatMap(({ form, pushes }) => {
    const template = templates.find((candidate) => candidate.form === form);
    if (template === undefined) return [];
    const binding = bindings.find((candidate) => candidate.form === form) ?? null;
    const boundForm = existing.find(({ entry_id }) => entry_id === binding?.entry_id) ?? null;
    const found = boundForm ?? formNamed(template, free);
    if (found !== null && free.includes(found)) free.splice(free.indexOf(found), 1);
    return [{ template, ops: pushes, existing: found, binding: boundForm === null ? null : binding }];
  });
}

function formSteps(form: WantedForm): readonly StepDraft[] {
  const { template, existing, binding } = form;
  if (existing === null) return [{ id: `${template.form}:create`, form, what: { kind: "create_form", template } }];
  const scope: FieldScope = {
    entry_id: existing.entry_id,
    // A form of our own name gets all fields; somebody's own form only those the add-on cannot do without.
    is_ours: binding === null && existing.name === template.label["zh-CN"],
    bound: binding?.fields ?? [],
    subform: null,
    path: template.form,
    key: template.key,
  };
  return fieldWorks(template.fields, existing.fields, scope).map(({ id, what }) => ({ id, form, what }));
}

interface FieldScope {
  readonly entry_id: string;
  readonly is_ours: boolean;
  readonly bound: readonly FieldBinding[];
  readonly subform: SubformPlace | null;
  readonly path: string;
  readonly key: readonly string[];
}

interface FieldWork {
  readonly id: string;
  readonly what: InstallWork;
}

function fieldWorks(
  fields: readonly TemplateField[],
  existing: readonly PlatformField[],
  scope: FieldScope,
): readonly FieldWork[] {
  return matchFields(fields, existing, scope.bound).flatMap(({ field, found, wrong_type }) => {
    const bound = scope.bound.find(({ name }) => name === field.name);
    return fieldWork(field, found ?? wrong_type, bound, scope);
  });
}

function fieldWork(
  field: TemplateField,
  found: PlatformField | null,
  bound: FieldBinding | undefined,
  scope: FieldScope,
): readonly FieldWork[] {
  const { entry_id, subform, is_ours } = scope;
  const id = `${scope.path}.${field.name}`;
  if (found === null) {
    const isWanted = is_ours || isNeeded(field, scope);
    return isWanted ? [{ id: `${id}:add`, what: { kind: "add_field", entry_id, field, subform } }] : [];
  }
  if (!canServe(field, found.type)) {
    const isWanted = is_ours || bound !== undefined || isNeeded(field, scope);
    return isWanted ? [{ id: `${id}:type`, what: { kind: "change_type", entry_id, field, found, subform } }] : [];
  }
  const alias: readonly FieldWork[] =
    is_ours && found.name !== field.name
      ? [{ id: `${id}:alias`, what: { kind: "set_alias", entry_id, field, found, subform } }]
      : [];
  if (field.items === undefined) return alias;
  const inner = {
    ...scope,
    bound: bound?.items ?? [],
    subform: { widget_name: found.widget_name, label: found.label },
    path: id,
    key: [],
  };
  return [...alias, ...fieldWorks(field.items, found.items ?? [], inner)];
}

function isNeeded({ name, required, written_by }: TemplateField, { key }: FieldScope): boolean {
  return required === true || written_by !== undefined || key.includes(name);
}

function pushSteps(form: WantedForm): readonly StepDraft[] {
  if (form.existing?.push === "registered" || form.ops.length === 0) return [];
  const entry_id = form.existing?.entry_id ?? null;
  return [{ id: `${form.template.form}:push`, form, what: { kind: "register_push", entry_id, ops: form.ops } }];
}

function step({ id, form, what }: StepDraft, makes_forms: boolean): InstallStep {
  const form_label = form.existing?.name ?? form.template.label["zh-CN"];
  // A field's type cannot be changed by anyone once it holds data.
  const kind = makes_forms && what.kind !== "change_type" ? "api" : "manual";
  return { id, kind, form: form.template.form, form_label, text: stepText(what, form_label), what };
}
