import type { FieldValue, FieldValues, FormName } from "../../contracts/form.ts";
import { FORM_FIELDS } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";

/** A record made to fit its form: `usable` false where a required field is missing, so nothing may be concluded from it. */
export interface CheckedRecord {
  readonly usable: boolean;
  readonly record: FieldValues;
  readonly problems: readonly Problem[];
}

interface FieldRule {
  readonly type: string;
  readonly required: boolean;
  readonly written: boolean;
  readonly items?: Readonly<Record<string, FieldRule>>;
}

/**
 * Fits values to a form: absent fields become null, wrong types become null with a problem, subform rows that lack a
 * required field are left out with a problem. Fields that the form does not have are dropped. What is missing because its
 * field is paused is no problem of the record.
 */
export function checkRecord(
  form: FormName,
  values: FieldValues,
  paused: ReadonlySet<string> = NONE_PAUSED,
): CheckedRecord {
  const problems = problemList(paused);
  const rules: Readonly<Record<string, FieldRule>> = FORM_FIELDS[form];
  const record = fitFields(rules, values, form, problems);
  const missing = missingFields(rules, record);
  problems.lacks(form, missing);
  return { usable: missing.length === 0, record, problems: problems.found };
}

const NONE_PAUSED: ReadonlySet<string> = new Set();

interface ProblemList {
  readonly found: Problem[];
  /** Notes what is missing at a place (`form` or `form.field[row]`), unless its field is paused. */
  lacks(place: string, names: readonly string[]): void;
}

function problemList(paused: ReadonlySet<string>): ProblemList {
  const found: Problem[] = [];
  return {
    found,
    lacks: (place, names) => {
      const [, ...inner] = place.replace(/\[\d+\]/g, "").split(".");
      const told = names.filter((name) => !paused.has([...inner, name].join(".")));
      if (told.length > 0) found.push(missingProblem(place, told));
    },
  };
}

function fitFields(
  rules: Readonly<Record<string, FieldRule>>,
  values: FieldValues,
  place: string,
  problems: ProblemList,
): FieldValues {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      fitField(rule, values[name] ?? null, `${place}.${name}`, problems),
    ]),
  );
}

function fitField(rule: FieldRule, value: FieldValue, place: string, problems: ProblemList): FieldValue {
  if (rule.items !== undefined) return fitRows(rule.items, value, place, problems);
  if (value === null || value === "") return null;
  if (hasType(rule.type, value)) return typeof value === "string" ? value.trim() || null : value;
  problems.found.push({
    code: "field_value_unusable",
    message: `字段 ${place} 的值 ${excerpt(value)} 不是${TYPE_WORDS[rule.type] ?? "可识别的内容"}`,
    hint: "请在表单中改正该字段；其余字段已照常使用。",
  });
  return null;
}

function fitRows(
  items: Readonly<Record<string, FieldRule>>,
  value: FieldValue,
  place: string,
  problems: ProblemList,
): FieldValue {
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: FieldValue, index) => {
    const where = `${place}[${index + 1}]`;
    const fitted = isObject(row) ? fitFields(items, row, where, problems) : {};
    const missing = missingFields(items, fitted);
    if (missing.length === 0) return [fitted];
    problems.lacks(where, missing);
    return [];
  });
}

function missingFields(rules: Readonly<Record<string, FieldRule>>, record: FieldValues): readonly string[] {
  return Object.entries(rules)
    .filter(([name, rule]) => rule.required && (record[name] ?? null) === null)
    .map(([name]) => name);
}

function missingProblem(place: string, names: readonly string[]): Problem {
  return {
    code: "required_field_missing",
    message: `${place} 缺少必填内容：${names.join("、")}`,
    hint: "请在表单中补全后保存；保存时会自动重新处理。",
  };
}

const TYPE_WORDS: Readonly<Record<string, string>> = { number: "数字", datetime: "日期", text: "文字" };

function hasType(type: string, value: FieldValue): boolean {
  if (type === "number") return typeof value === "number" && Number.isFinite(value);
  if (type === "address") return isObject(value);
  return typeof value === "string";
}

function isObject(value: FieldValue): value is FieldValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function excerpt(value: FieldValue): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
