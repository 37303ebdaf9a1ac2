import type { FormName } from "../../contracts/form.ts";
import { typeLabel } from "../../contracts/field-type-label.ts";
import type { FormTemplate, TemplateField } from "../../contracts/form-template.ts";
import type { Manifest } from "../../contracts/manifest.ts";
import type { InstallPlan, InstallStep } from "./install-step.ts";
import { PUSH_OP_LABELS } from "./step-text.ts";

/** What the list is made from. */
export interface ClickListSource {
  readonly plan: InstallPlan;
  readonly manifest: Pick<Manifest, "label" | "roles" | "reminders">;
  readonly templates: readonly FormTemplate[];
  /** Where the platform reaches us; null while unknown. */
  readonly public_url: string | null;
}

/**
 * The manual steps of a plan as a numbered list of clicks in Markdown, zh-CN. It holds no address token and no secret, so
 * that it can be passed around.
 */
export function clickList(source: ClickListSource): string {
  const { plan, manifest } = source;
  const manual = plan.steps.filter(({ kind }) => kind === "manual");
  const sections = [
    ...formSections(manual),
    ...bindSection(manual),
    ...pushSection(manual, source.public_url),
    ...(manual.some(({ what }) => what.kind === "create_form") ? [roleSection(source), reminderSection(source)] : []),
  ];
  const numbered = sections.map(({ title, lines }, index) =>
    [
      `## ${index + 1}. ${title}`,
      "",
      ...lines.map((line, place) => (line.startsWith(" ") ? line : `${place + 1}. ${line}`)),
    ].join("\n"),
  );
  const head = `# ${manifest.label["zh-CN"]}安装清单`;
  return `${[head, ...(numbered.length === 0 ? ["没有需要手工完成的步骤。"] : numbered)].join("\n\n")}\n`;
}

interface Section {
  readonly title: string;
  /** One click or check each. */
  readonly lines: readonly string[];
}

/** One section per form: make it, put its fields right, name them. */
function formSections(steps: readonly InstallStep[]): readonly Section[] {
  const ofForms = steps.filter(({ what }) => what.kind !== "register_push");
  const byForm = Map.groupBy(ofForms, ({ form_label }) => form_label);
  return [...byForm].map(([label, own]) => ({
    title: own.some(({ what }) => what.kind === "create_form") ? `新建表单“${label}”` : `补全表单“${label}”`,
    lines: own.flatMap(formLines),
  }));
}

function formLines({ what, text }: InstallStep): readonly string[] {
  if (what.kind === "create_form") return createFormLines(what.template);
  if (what.kind === "set_alias") return [`在“扩展功能 > 数据推送 > 设置字段别名”中，${text["zh-CN"]}。`];
  return [`${text["zh-CN"]}。`];
}

function createFormLines(template: FormTemplate): readonly string[] {
  const { form, label, workflow, fields } = template;
  return [
    `打开应用，点“新建表单 > 从 Excel 新建”，上传 \`${form}.xlsx\`（只用第一个工作表），表单名称填“${label["zh-CN"]}”。`,
    ...(workflow
      ? ["在表单设置中把它改为流程表单，并设好审批节点。改类型会停掉数据推送，所以要在设置推送之前改。"]
      : []),
    ...mustHaveTypes(fields),
    ...betterTypes(fields),
    ...fields.flatMap(subformLine),
    `打开“扩展功能 > 数据推送 > 设置字段别名”，逐个填写：${aliases(fields)}。`,
    "保存表单。",
  ];
}

/** Figures and times are computed with, so their types must be right. */
function mustHaveTypes(fields: readonly TemplateField[]): readonly string[] {
  const listed = fields.filter(({ type }) => type === "number" || type === "datetime");
  if (listed.length === 0) return [];
  return [`核对字段类型，不对的删掉重建：${listed.map(nameWithType).join("、")}。`];
}

/** Excel makes plain texts of these; choices make them easier to fill in. */
function betterTypes(fields: readonly TemplateField[]): readonly string[] {
  const plain = ["text", "number", "datetime", "subform"];
  const listed = fields.filter(({ type }) => !plain.includes(type));
  if (listed.length === 0) return [];
  const entries = listed.map((field) =>
    field.options === undefined ? nameWithType(field) : `${nameWithType(field)}，选项 ${field.options.join(" / ")}`,
  );
  return [`Excel 不能生成下列类型，删掉对应的文本字段后重新添加：${entries.join("；")}。`];
}

function subformLine(field: TemplateField): readonly string[] {
  if (field.items === undefined) return [];
  const columns = field.items.map(
    (item) => `${nameWithType(item)}${item.options === undefined ? "" : `，选项 ${item.options.join(" / ")}`}`,
  );
  return [`添加子表单“${field.label["zh-CN"]}”，列为：${columns.join("；")}。`];
}

function nameWithType({ label, type }: TemplateField): string {
  return `${label["zh-CN"]}（${typeLabel(type)}）`;
}

function aliases(fields: readonly TemplateField[]): string {
  return fields
    .flatMap((field) => [
      `${field.label["zh-CN"]} \`${field.name}\``,
      ...(field.items ?? []).map((item) => `${field.label["zh-CN"]} > ${item.label["zh-CN"]} \`${item.name}\``),
    ])
    .join("、");
}

function bindSection(steps: readonly InstallStep[]): readonly Section[] {
  if (!steps.some(({ what }) => what.kind !== "register_push")) return [];
  return [
    {
      title: "绑定表单",
      lines: [
        "在服务器上运行 `stockguard bind`，核对程序找到的表单和字段。",
        "运行 `stockguard doctor`，直到没有缺少的表单和字段。",
      ],
    },
  ];
}

function pushSection(steps: readonly InstallStep[], public_url: string | null): readonly Section[] {
  const pushes = steps.filter(({ what }) => what.kind === "register_push");
  if (pushes.length === 0) return [];
  return [
    {
      title: "设置数据推送（企业版及以上）",
      lines: [
        ...(public_url === null
          ? [
              "先设置环境变量 STOCKGUARD_PUBLIC_URL（简道云能访问到的 https 地址）。没有公网地址时跳过本节，程序会定时核对。",
            ]
          : []),
        `对下列每个表单：打开“扩展功能 > 数据推送 > 新增推送”，目标选“自定义服务器”，服务器地址和 Secret 用 \`stockguard push show 表单\` 查看（地址形如 ${public_url ?? "https://您的地址"}/hooks/…）。`,
        ...pushes.map(pushLine),
        "每个推送保存前点“服务器连接测试”，应显示成功。",
      ],
    },
  ];
}

function pushLine({ form, form_label, what }: InstallStep): string {
  const ops = what.kind === "register_push" ? what.ops.map((op) => PUSH_OP_LABELS[op]).join("、") : "";
  return `“${form_label}”：\`stockguard push show ${form}\`，勾选 ${ops}。`;
}

function roleSection({ manifest, templates }: ClickListSource): Section {
  const labels = (forms: readonly FormName[]) => forms.map((form) => labelOf(templates, form)).join("、");
  return {
    title: "分配权限",
    lines: manifest.roles.map(
      ({ label, edits, views }) => `${label["zh-CN"]}：可编辑 ${labels(edits)}；可查看 ${labels(views)}。`,
    ),
  };
}

function reminderSection({ manifest, templates }: ClickListSource): Section {
  return {
    title: "设置提醒（按需）",
    lines: manifest.reminders.map(({ form, by, needed, label }) => {
      const where =
        by === "form_reminder"
          ? `打开“${labelOf(templates, form)}”的“扩展功能 > 推送提醒”，新增“新数据提交提醒”`
          : `在“智能助手Pro”中新建助手，触发表单选“${labelOf(templates, form)}”、触发动作选“新增数据”，后接“发送消息”节点`;
      const when =
        needed === "optional" ? "可选" : "仅当预警规则的“发送方式”选“平台”时需要；选“本系统”时不要设置，否则会重复提醒";
      return `${label["zh-CN"]}：${where}（${when}）。`;
    }),
  };
}

function labelOf(templates: readonly FormTemplate[], form: FormName): string {
  return templates.find((template) => template.form === form)?.label["zh-CN"] ?? form;
}
