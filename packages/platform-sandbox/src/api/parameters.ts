import { isId } from "../ids.ts";
import { isArray, isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";

/** A required text; absent means the request is incomplete, another type that it is wrong. */
export function requiredText(params: JsonObject, name: string): string {
  const value = params[name];
  if (value === undefined || value === null || value === "") throw refusal(1, `缺少参数 ${name}`);
  if (typeof value === "string") return value;
  throw refusal(17017, `${name} 必须是字符串`);
}

/** An optional text; null and "" count as absent. */
export function optionalText(params: JsonObject, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  throw refusal(17017, `${name} 必须是字符串`);
}

/** An optional switch, off when absent. */
export function flag(params: JsonObject, name: string): boolean {
  const value = params[name] ?? false;
  if (typeof value === "boolean") return value;
  throw refusal(17017, `${name} 必须是布尔值`);
}

/** An optional whole number inside its bounds. */
export function wholeNumber(
  params: JsonObject,
  name: string,
  { from, to, absent }: { readonly from: number; readonly to: number; readonly absent: number },
): number {
  const value = params[name] ?? absent;
  if (typeof value === "number" && Number.isInteger(value) && value >= from && value <= to) return value;
  throw refusal(17017, `${name} 必须是 ${from} 到 ${to === Infinity ? "任意" : to} 的整数`);
}

/** A required, non-empty list with at most `most` members; beyond that the given refusal. */
export function requiredList(
  params: JsonObject,
  name: string,
  most: number,
  beyond: 17017 | 17023 | 17024,
): readonly unknown[] {
  const value = params[name];
  if (value === undefined || value === null) throw refusal(1, `缺少参数 ${name}`);
  if (!isArray(value) || value.length === 0) throw refusal(17017, `${name} 必须是非空数组`);
  if (value.length > most) throw refusal(beyond, `${name} 最多 ${most} 个`);
  return value;
}

/** A required list of data ids. */
export function requiredIds(params: JsonObject, name: string, most: number, beyond: 17017 | 17023): readonly string[] {
  const list = requiredList(params, name, most, beyond);
  if (isStringArray(list)) return list;
  throw refusal(17017, `${name} 必须是字符串数组`);
}

/** An optional list of texts. */
export function optionalTexts(params: JsonObject, name: string): readonly string[] | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (isStringArray(value)) return value;
  throw refusal(17017, `${name} 必须是字符串数组`);
}

/** The cursor of a page: a data id, absent on the first page. */
export function cursor(params: JsonObject, name: string): string | undefined {
  const value = optionalText(params, name);
  if (value === undefined || isId(value)) return value;
  throw refusal(17017, `${name} 不是合法的 data_id`);
}

/** An optional UUID that names a transaction. */
export function transactionId(params: JsonObject): string | undefined {
  const value = params.transaction_id;
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return value;
  throw refusal(17025, "需要 UUID");
}

/** A required whole number; absent means the request is incomplete. */
export function requiredNumber(params: JsonObject, name: string): number {
  const value = params[name];
  if (value === undefined || value === null) throw refusal(1, `缺少参数 ${name}`);
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw refusal(17017, `${name} 必须是整数`);
}

/** A required list of texts. */
export function requiredTexts(params: JsonObject, name: string): readonly string[] {
  const list = optionalTexts(params, name);
  if (list !== undefined) return list;
  throw refusal(1, `缺少参数 ${name}`);
}
