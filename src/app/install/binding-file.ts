import type { BindingFile } from "../../contracts/binding-file.ts";
import type { FieldBinding } from "../../contracts/form.ts";
import type { FormTemplate, TemplateField } from "../../contracts/form-template.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { PlatformField } from "../../ports/platform.ts";
import { typeLabel } from "../../contracts/field-type-label.ts";
import { canServe } from "./field-types.ts";
import type { FieldMatch } from "./match-fields.ts";
import type { ExistingForm } from "./plan-install.ts";
import { type BindingProposal, isIndispensable } from "./propose-bindings.ts";
import type { AcceptedBinding } from "./save-binding.ts";

/** Proposals as a file to look through and correct; forms that were not found are left out. */
export function bindingFile(app_id: string, proposals: readonly BindingProposal[]): BindingFile {
  const forms = proposals.flatMap(({ form, found, matches }): [string, BindingFile["forms"][string]][] =>
    found === null ? [] : [[form, { entry_id: found.entry_id, name: found.name, fields: chosenFields(matches, "") }]],
  );
  return { app_id, forms: Object.fromEntries(forms) };
}

function chosenFields(matches: readonly FieldMatch[], prefix: string): Readonly<Record<string, string | null>> {
  const entries = matches.flatMap(({ field, found, items }): [string, string | null][] => [
    [prefix + field.name, found?.widget_name ?? null],
    ...Object.entries(chosenFields(items, `${prefix}${field.name}.`)),
  ]);
  return Object.fromEntries(entries);
}

/** A file of decided bindings checked against the app; nothing is accepted while a problem is left. */
export type CheckedFile =
  | { readonly kind: "accepted"; readonly bindings: readonly Omit<AcceptedBinding, "installation_id">[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Checks that every named form and field is there and can hold what it is to hold. */
export function readBindingFile(
  file: BindingFile,
  templates: readonly FormTemplate[],
  existing: readonly ExistingForm[],
): CheckedFile {
  const problems: Problem[] = [];
  const bindings = Object.entries(file.forms).flatMap(([form, { entry_id, fields }]) => {
    const template = templates.find((candidate) => candidate.form === form);
    const found = existing.find((candidate) => candidate.entry_id === entry_id);
    if (template === undefined) return refuse(problems, unknownForm(form));
    if (found === undefined) return refuse(problems, formGone(form, entry_id));
    const bound = readFields(template.fields, found.fields, {
      names: fields,
      prefix: "",
      form,
      key: template.key,
      problems,
    });
    refuseUnknownNames(template, fields, problems);
    return [{ app_id: file.app_id, form: template.form, entry_id, fields: bound }];
  });
  return problems.length > 0 ? { kind: "refused", problems } : { kind: "accepted", bindings };
}

interface FieldReading {
  readonly names: Readonly<Record<string, string | null>>;
  readonly prefix: string;
  readonly form: string;
  readonly key: readonly string[];
  readonly problems: Problem[];
}

function readFields(
  fields: readonly TemplateField[],
  existing: readonly PlatformField[],
  reading: FieldReading,
): readonly FieldBinding[] {
  return fields.flatMap((field) => {
    const path = reading.prefix + field.name;
    const place = `${reading.form}.${path}`;
    const wanted = reading.names[path] ?? null;
    if (wanted === null) {
      return isIndispensable(field, reading.key) ? refuse(reading.problems, fieldMissing(place, field)) : [];
    }
    const found = existing.find(({ widget_name, name }) => widget_name === wanted || name === wanted);
    if (found === undefined) return refuse(reading.problems, fieldGone(place, wanted));
    if (!canServe(field, found.type)) return refuse(reading.problems, wrongType(place, field, found));
    const { name: platform_name, widget_name, type } = found;
    const binding = { name: field.name, platform_name, widget_name, type };
    if (field.items === undefined) return [binding];
    const items = readFields(field.items, found.items ?? [], { ...reading, prefix: `${path}.`, key: [] });
    return [{ ...binding, items }];
  });
}

function refuseUnknownNames(
  { form, fields }: FormTemplate,
  names: Readonly<Record<string, unknown>>,
  problems: Problem[],
): void {
  const known = fields.flatMap(({ name, items }) => [name, ...(items ?? []).map((item) => `${name}.${item.name}`)]);
  for (const name of Object.keys(names)) {
    if (!known.includes(name)) refuse(problems, unknownField(`${form}.${name}`));
  }
}

function refuse(problems: Problem[], problem: Problem): readonly [] {
  problems.push(problem);
  return [];
}

function unknownForm(form: string): Problem {
  return {
    code: "form_unknown",
    message: `没有名为 ${form} 的表单模板`,
    hint: "用 `stockguard bind --write 文件` 生成一份正确的文件再修改。",
  };
}

function unknownField(place: string): Problem {
  return { code: "field_unknown", message: `模板中没有字段 ${place}`, hint: "检查拼写，或删掉这一行。" };
}

function formGone(form: string, entry_id: string): Problem {
  return {
    code: "form_gone",
    message: `应用中没有编号为 ${entry_id} 的表单（用于 ${form}）`,
    hint: "检查表单是否已删除，以及 API KEY 是否能看到它。",
  };
}

function fieldMissing(place: string, { label }: TemplateField): Problem {
  return {
    code: "field_not_bound",
    message: `必需的字段 ${place}（${label["zh-CN"]}）没有指定`,
    hint: "填上对应字段的编号（_widget_…）或别名；表单中没有时先添加该字段。",
  };
}

function fieldGone(place: string, wanted: string): Problem {
  return {
    code: "field_gone",
    message: `表单中没有字段 ${wanted}（用于 ${place}）`,
    hint: "用 `stockguard bind --write 文件` 查看现有字段的编号。",
  };
}

function wrongType(place: string, { type }: TemplateField, found: PlatformField): Problem {
  return {
    code: "field_type_wrong",
    message: `字段“${found.label}”是${typeLabel(found.type)}，不能用作 ${place}（${typeLabel(type)}）`,
    hint: "改选一个类型合适的字段，或在表单中新建一个。",
  };
}
