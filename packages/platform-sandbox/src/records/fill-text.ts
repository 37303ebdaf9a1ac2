import { isArray, isObject, type JsonObject } from "../json.ts";

/** Puts values into `${name}` places of a text; a name without a value leaves nothing there. */
export function fillText(template: string, values: Readonly<JsonObject>): string {
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => worded(values[name]));
}

function worded(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (isArray(value)) return value.map(worded).join("、");
  if (isObject(value)) return worded(value.name ?? value.phone ?? value.detail ?? JSON.stringify(value));
  return JSON.stringify(value);
}
