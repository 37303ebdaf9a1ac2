import { isId } from "../ids.ts";
import { isObject, isStringArray } from "../json.ts";
import { refusal } from "../problem.ts";
import { readTime } from "./datetime.ts";
import type { FieldKind, WriteSetting } from "./kind.ts";

/** Refusal of a value whose shape does not fit the field. */
export function misfit(setting: WriteSetting, wanted: string): Error {
  return refusal(17017, `字段 ${setting.field} 需要${wanted}`);
}

/** Text of any length: 单行文本, 单选, 下拉. */
export const TEXT: FieldKind = {
  empty: "",
  isWritable: true,
  family: "text",
  decode(value, setting) {
    if (typeof value === "string") return value;
    throw misfit(setting, "字符串");
  },
  loosen: (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
};

/** 多行文本: as text, but it cannot be searched by value. */
export const LONG_TEXT: FieldKind = { ...TEXT, family: "other" };

/** 数字: a JSON number, never a numeric string. */
export const NUMBER: FieldKind = {
  empty: null,
  isWritable: true,
  family: "number",
  decode(value, setting) {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw misfit(setting, "数字(不是数字字符串)");
  },
  loosen: (value) =>
    typeof value === "string" && /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(value) ? Number(value) : value,
};

/** 日期时间: kept and read as UTC ISO text. */
export const DATETIME: FieldKind = {
  empty: null,
  isWritable: true,
  family: "time",
  decode(value, setting) {
    const time = readTime(value);
    if (time) return new Date(time.at).toISOString();
    throw misfit(setting, "ISO 8601 时间、yyyy-MM-dd、yyyy-MM-dd HH:mm:ss 或毫秒数(不接受秒)");
  },
};

/** 复选框组, 下拉复选框: a list of choices. */
export const CHOICES: FieldKind = {
  empty: [],
  isWritable: true,
  family: "choices",
  decode(value, setting) {
    if (isStringArray(value)) return value;
    throw misfit(setting, "字符串数组");
  },
  loosen: (value) => (typeof value === "string" ? [value] : value),
};

/** 手机: written as {phone}, read as {phone, verified}; nothing written through the API is verified. */
export const PHONE: FieldKind = {
  empty: null,
  isWritable: true,
  family: "phone",
  decode(value, setting) {
    if (isObject(value) && value.phone === "") return null;
    if (isObject(value) && typeof value.phone === "string") return { phone: value.phone, verified: false };
    throw misfit(setting, '{"phone":"手机号"}');
  },
  loosen: (value) => (typeof value === "string" ? { phone: value } : value),
};

/** 关联数据: the linked record's data id. */
export const LOOKUP: FieldKind = {
  empty: null,
  isWritable: true,
  family: "text",
  decode(value, setting) {
    if (isId(value)) return value;
    throw misfit(setting, "关联数据的 data_id(24 位)");
  },
  loosen: (value) => (isObject(value) && "id" in value ? value.id : value),
};
