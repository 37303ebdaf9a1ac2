import { isObject, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";

/** The JSON object in a request's body; an empty body is an empty object, anything else is refused with code 1. */
export function readJsonBody(body: string): JsonObject {
  const value = body === "" ? {} : parse(body);
  if (isObject(value)) return value;
  throw refusal(1, "请求体必须是 JSON 对象");
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw refusal(1, "请求体不是合法的 JSON");
  }
}
