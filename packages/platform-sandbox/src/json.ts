/** A JSON object whose members nobody has checked yet. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is a plain JSON object (no array, no null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is an array; narrows to unknown members where Array.isArray gives any. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Whether a value is an array of strings. */
export function isStringArray(value: unknown): value is readonly string[] {
  return isArray(value) && value.every((member) => typeof member === "string");
}
