import { typeLabel } from "../../contracts/field-type-label.ts";
import type { FormTemplate, Label } from "../../contracts/form-template.ts";
import type { PushOp } from "../../contracts/manifest.ts";
import type { InstallWork, SubformPlace } from "./install-step.ts";

/** What a step does, in one sentence for people. */
export function stepText(work: InstallWork, form_label: string): Label {
  switch (work.kind) {
    case "create_form":
      return createForm(work.template);
    case "add_field": {
      const { field, subform } = work;
      const options = field.options === undefined ? "" : `，选项：${field.options.join("、")}`;
      return {
        "zh-CN": `在${place(form_label, subform)}中添加字段“${field.label["zh-CN"]}”（${typeLabel(field.type)}，别名 ${field.name}${options}）`,
        en: `Add the field ${field.name} (${field.type}) to ${english(form_label, subform)}`,
      };
    }
    case "change_type": {
      const { field, found, subform } = work;
      return {
        "zh-CN": `${place(form_label, subform)}的字段“${found.label}”是${typeLabel(found.type)}，应为${typeLabel(field.type)}：请另建一个正确类型的字段，或在绑定时改选其他字段`,
        en: `The field ${found.label} of ${english(form_label, subform)} is ${found.type} and should be ${field.type}: make another or bind another`,
      };
    }
    case "set_alias": {
      const { field, found, subform } = work;
      return {
        "zh-CN": `把${place(form_label, subform)}中“${found.label}”的字段别名设为 ${field.name}`,
        en: `Set the alias of ${found.label} in ${english(form_label, subform)} to ${field.name}`,
      };
    }
    case "register_push":
      return {
        "zh-CN": `为表单“${form_label}”设置数据推送（${work.ops.map((op) => PUSH_OP_LABELS[op]).join("、")}）`,
        en: `Set up the push of the form ${form_label} (${work.ops.join(", ")})`,
      };
  }
}

/** The events of a push as the platform's page names them. */
export const PUSH_OP_LABELS: Readonly<Record<PushOp, string>> = {
  data_create: "新增数据",
  data_update: "修改数据",
  data_remove: "删除数据",
  data_recover: "恢复数据",
  form_update: "表单结构变更",
};

function createForm({ label, workflow, fields }: FormTemplate): Label {
  return {
    "zh-CN": `新建${workflow ? "流程" : "普通"}表单“${label["zh-CN"]}”（${fields.length} 个字段）`,
    en: `Create the ${workflow ? "workflow" : "ordinary"} form ${label.en} (${fields.length} fields)`,
  };
}

function place(form_label: string, subform: SubformPlace | null): string {
  return subform === null ? `表单“${form_label}”` : `表单“${form_label}”的子表单“${subform.label}”`;
}

function english(form_label: string, subform: SubformPlace | null): string {
  return subform === null ? form_label : `${form_label} > ${subform.label}`;
}
