import type { FieldBinding, FormBinding, FormName } from "../../contracts/form.ts";
import { typeLabel } from "../../contracts/field-type-label.ts";
import type { FormTemplate, TemplateField } from "../../contracts/form-template.ts";
import type { PlatformField } from "../../ports/platform.ts";
import type { Finding } from "./examine-installation.ts";
import { canServe } from "./field-types.ts";
import type { ExistingForm } from "./plan-install.ts";
import { isIndispensable } from "./propose-bindings.ts";

/** Compares every field of a bound form with the form as it is. */
export function examineFields(template: FormTemplate, binding: FormBinding, found: ExistingForm): readonly Finding[] {
  const place = `“${found.name}”`;
  return compare(template.fields, binding.fields, found.fields, { form: template.form, place, key: template.key });
}

interface Place {
  readonly form: FormName;
  readonly place: string;
  readonly key: readonly string[];
}

function compare(
  fields: readonly TemplateField[],
  bound: readonly FieldBinding[],
  existing: readonly PlatformField[],
  where: Place,
): readonly Finding[] {
  return fields.flatMap((field) => {
    const binding = bound.find(({ name }) => name === field.name);
    if (binding === undefined) return unbound(field, where);
    const found = existing.find(({ widget_name }) => widget_name === binding.widget_name);
    if (found === undefined) return [gone(field, where)];
    if (!canServe(field, found.type)) return [wrongType(field, found, where)];
    const inner = { ...where, place: `${where.place}的子表单“${found.label}”`, key: [] };
    return [
      ...(found.name === binding.platform_name ? [] : [aliasChanged(field, binding, found, where)]),
      ...compare(field.items ?? [], binding.items ?? [], found.items ?? [], inner),
    ];
  });
}

/** A field nobody needs may stay unbound without a word. */
function unbound(field: TemplateField, { form, place, key }: Place): readonly Finding[] {
  const indispensable = isIndispensable(field, key);
  if (!indispensable && field.written_by === undefined) return [];
  return [
    {
      level: indispensable ? "fault" : "warning",
      form,
      problem: {
        code: "field_missing",
        message: `表单${place}缺少字段“${field.label["zh-CN"]}”（${field.name}）`,
        hint: `添加一个${typeLabel(field.type)}字段，别名填 ${field.name}，然后运行 \`stockguard bind\`。`,
      },
    },
  ];
}

function gone(field: TemplateField, { form, place, key }: Place): Finding {
  return {
    level: isIndispensable(field, key) ? "fault" : "warning",
    form,
    problem: {
      code: "field_gone",
      message: `表单${place}中绑定为 ${field.name} 的字段已被删除`,
      hint: `重新添加“${field.label["zh-CN"]}”（${typeLabel(field.type)}），然后运行 \`stockguard bind\`。`,
    },
  };
}

function wrongType(field: TemplateField, found: PlatformField, { form, place, key }: Place): Finding {
  return {
    level: isIndispensable(field, key) ? "fault" : "warning",
    form,
    problem: {
      code: "field_type_wrong",
      message: `表单${place}的字段“${found.label}”现在是${typeLabel(found.type)}，应为${typeLabel(field.type)}`,
      hint: "另建一个正确类型的字段，然后运行 `stockguard bind`。",
    },
  };
}

function aliasChanged(
  field: TemplateField,
  binding: FieldBinding,
  found: PlatformField,
  { form, place }: Place,
): Finding {
  return {
    level: "warning",
    form,
    problem: {
      code: "alias_changed",
      message: `表单${place}中“${found.label}”的别名由 ${binding.platform_name} 变成了 ${found.name}（用于 ${field.name}）`,
      hint: "运行 `stockguard bind --yes` 更新；或在“设置字段别名”中改回。",
    },
  };
}
