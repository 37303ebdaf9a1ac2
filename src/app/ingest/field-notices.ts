import { typeLabel } from "../../contracts/field-type-label.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Notice } from "../../contracts/notice.ts";
import type { BrokenField } from "./heal-fields.ts";

/** Codes of the notices about the shape of a form. */
export const FORM_NOTICE_CODES = ["field_deleted", "field_retyped", "form_gone"] as const;

type NoticeWords = Omit<Notice, "form" | "since">;

/** What to tell about a field that cannot be used any more. */
export function fieldNotice({ label }: FormTemplate, { field, kind, template, found }: BrokenField): NoticeWords {
  const [form, name] = [label["zh-CN"], template.label["zh-CN"]];
  const rest = "修好之前该字段按空值读取、不写入，其余字段照常。";
  const mend = `在表单设计中添加一个${typeLabel(template.type)}字段，在“扩展功能 > 数据推送 > 设置字段别名”中把别名设为 ${template.name}`;
  return kind === "deleted"
    ? {
        code: "field_deleted",
        field,
        message: `表单“${form}”的字段“${name}”（${field}）已被删除。${rest}`,
        hint: `${mend}；保存后会自动恢复。`,
      }
    : {
        code: "field_retyped",
        field,
        message: `表单“${form}”的字段“${name}”（${field}）现在是${typeLabel(found?.type ?? "")}，应为${typeLabel(template.type)}。${rest}`,
        hint: `把它改回${typeLabel(template.type)}，或删除后${mend}；保存后会自动恢复。`,
      };
}

/** What to tell about a form that is not there any more and that nothing surely replaces. */
export function formGoneNotice({ label }: FormTemplate): NoticeWords {
  const name = label["zh-CN"];
  return {
    code: "form_gone",
    field: null,
    message: `绑定的表单“${name}”已不在应用中，该表单的读写已暂停，其他表单照常。`,
    hint: `检查表单是否被删除、API KEY 是否仍能看到该应用；若已换成别的表单，运行 \`stockguard bind\` 重新绑定，之后会自动恢复。`,
  };
}
