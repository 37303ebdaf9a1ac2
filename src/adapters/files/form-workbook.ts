import { writeXlsx } from "hucre/xlsx";
import type { FieldValue } from "../../contracts/form.ts";
import { typeLabel } from "../../contracts/field-type-label.ts";
import type { FormTemplate, TemplateField } from "../../contracts/form-template.ts";

type Cell = string | number | boolean | Date | null;

const DATE_TIME_FORMAT = "yyyy-mm-dd hh:mm:ss";
const COLUMN_WIDTH = 18;
const WIDE_COLUMN_WIDTH = 60;

/**
 * An Excel workbook from which the platform makes a form (从 Excel 新建): the first sheet holds the labels as headers and
 * sample rows, the second explains every field, also those that Excel cannot make.
 */
export async function formWorkbook(template: FormTemplate, offset_minutes = 8 * 60): Promise<Uint8Array> {
  const columns = template.fields.filter(({ type }) => type !== "subform");
  const samples = template.samples.map((sample) =>
    columns.map((field) => sampleCell(field, sample[field.name] ?? null, offset_minutes)),
  );
  return writeXlsx({
    sheets: [
      {
        name: sheetName(template.label["zh-CN"]),
        columns: columns.map(({ type }) => ({
          width: COLUMN_WIDTH,
          ...(type === "datetime" ? { numFmt: DATE_TIME_FORMAT } : {}),
        })),
        rows: [columns.map(({ label }) => harmless(label["zh-CN"])), ...samples],
        freezePane: { rows: 1 },
      },
      {
        name: "填写说明",
        columns: EXPLANATION_HEADERS.map((_, index) => ({
          width: index === EXPLANATION_HEADERS.length - 1 ? WIDE_COLUMN_WIDTH : COLUMN_WIDTH,
        })),
        rows: [[...EXPLANATION_HEADERS], ...template.fields.flatMap((field) => explanation(field, null))],
        freezePane: { rows: 1 },
      },
    ],
  });
}

const EXPLANATION_HEADERS = ["字段", "别名", "类型", "必填", "所属子表单", "说明"] as const;

function explanation(field: TemplateField, subform: TemplateField | null): Cell[][] {
  const { name, label, type, required, items } = field;
  const own = [
    label["zh-CN"],
    name,
    typeLabel(type),
    required === true ? "是" : "",
    subform?.label["zh-CN"] ?? "",
    remarks(field, subform !== null),
  ];
  return [own.map(harmless), ...(items ?? []).flatMap((item) => explanation(item, field))];
}

function remarks({ type, options, written_by }: TemplateField, is_inner: boolean): string {
  return [
    ...(is_inner ? ["Excel 不能生成子表单的列：建好表单后在子表单中手动添加。"] : []),
    ...(type === "subform" ? ["Excel 不能生成子表单：建好表单后手动添加，列见下面几行。"] : []),
    ...(options === undefined ? [] : [`选项：${options.join("、")}。`]),
    ...(written_by === undefined ? [] : ["由缺货卫士填写，请勿手工修改。"]),
  ].join("");
}

function sampleCell({ type }: TemplateField, value: FieldValue, offset_minutes: number): Cell {
  if (type === "datetime" && typeof value === "string") return localTime(value, offset_minutes);
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return harmless(value);
  return value === null ? null : harmless(JSON.stringify(value));
}

/** Excel knows no zones: the cell shows the tenant's own time of day. */
function localTime(instant: string, offset_minutes: number): Date {
  return new Date(new Date(instant).getTime() + offset_minutes * 60_000);
}

/** A text that a spreadsheet would take for a formula is made a plain text by an apostrophe (OWASP, CSV injection). */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Excel allows 31 characters and none of \ / ? * [ ] : in the name of a sheet. */
function sheetName(label: string): string {
  return label.replaceAll(/[\\/?*[\]:]/g, "-").slice(0, 31);
}
