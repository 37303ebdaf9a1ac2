import type { FormBinding } from "../../contracts/form.ts";
import type { FormTemplate, Label, TemplateField } from "../../contracts/form-template.ts";

/** What becomes of the figures the add-on wrote into people's own forms. */
export type AlertFieldFate = "keep" | "clear";

/** One thing that goes when the add-on goes: done by the program (`own`) or by a person on the platform (`manual`). */
export interface UninstallStep {
  readonly id: string;
  readonly kind: "own" | "manual";
  readonly text: Label;
}

/** What would go, in order. Nothing is done by making the plan. */
export function planUninstall(
  bindings: readonly FormBinding[],
  templates: readonly FormTemplate[],
  fate: AlertFieldFate,
): readonly UninstallStep[] {
  const bound = templates.filter(({ form }) => bindings.some((binding) => binding.form === form));
  return [
    ...bound.map(pushStep),
    ...bound.filter(isPeoplesOwn).map((template) => alertFieldStep(template, fate)),
    ...bound.filter(({ part }) => part === "loop").map(keptFormStep),
    LOCAL_DATA,
  ];
}

/** The fields the add-on fills in a form that people keep for themselves; none in forms it fills as a whole. */
export function alertFields(template: FormTemplate): readonly TemplateField[] {
  return template.part === "loop" ? [] : template.fields.filter(({ written_by }) => written_by !== undefined);
}

function isPeoplesOwn(template: FormTemplate): boolean {
  return alertFields(template).length > 0;
}

function pushStep({ form, label }: FormTemplate): UninstallStep {
  return {
    id: `${form}:push`,
    kind: "manual",
    text: {
      "zh-CN": `打开“${label["zh-CN"]}”的“扩展功能 > 数据推送”，删除指向缺货卫士的推送`,
      en: `Delete the push of ${label.en} that goes to StockGuard`,
    },
  };
}

function alertFieldStep(template: FormTemplate, fate: AlertFieldFate): UninstallStep {
  const fields = alertFields(template);
  const names = fields.map(({ label }) => label["zh-CN"]).join("、");
  const english = fields.map(({ name }) => name).join(", ");
  return fate === "clear"
    ? {
        id: `${template.form}:clear`,
        kind: "own",
        text: {
          "zh-CN": `清空“${template.label["zh-CN"]}”中由缺货卫士填写的字段：${names}`,
          en: `Clear the fields StockGuard filled in ${template.label.en}: ${english}`,
        },
      }
    : {
        id: `${template.form}:keep`,
        kind: "manual",
        text: {
          "zh-CN": `“${template.label["zh-CN"]}”中的 ${names} 保留最后的内容；不需要时在表单中删除这些字段，或加 --clear-alert-fields 清空`,
          en: `${template.label.en} keeps its last ${english}; delete the fields there or use --clear-alert-fields`,
        },
      };
}

function keptFormStep({ form, label }: FormTemplate): UninstallStep {
  return {
    id: `${form}:records`,
    kind: "manual",
    text: {
      "zh-CN": `“${label["zh-CN"]}”及其中的记录保留在应用里；不需要时手工删除该表单`,
      en: `${label.en} and its records stay in the app; delete the form there if not wanted`,
    },
  };
}

const LOCAL_DATA: UninstallStep = {
  id: "local_data",
  kind: "own",
  text: {
    "zh-CN": "删除本机保存的该安装的全部数据：表单副本、评估结果、发送记录、周报与月报文件、推送地址与密钥、通道设置",
    en: "Delete everything kept here of this installation: copies of records, assessments, messages, report files, push addresses and secrets, channels",
  },
};
