import fc from "fast-check";
import { type Operation, resolved, type Schema } from "./document.ts";
import { meaningOf } from "./meaning.ts";
import type { World } from "./world.ts";

/** The body of a request, and what stands in the places of its path. */
export interface Request {
  readonly body: Readonly<Record<string, unknown>>;
  readonly places: Readonly<Record<string, string>>;
}

/** Valid requests of an operation: what the schema says, about things that exist in the world. */
export function requestsOf(operation: Operation, world: World): fc.Arbitrary<Request> {
  const { named, together } = meaningOf(operation, world);
  const schema = resolved(operation.request);
  const free = valuesOf({ ...schema, required: schema.required ?? [] }, named);
  return fc.tuple(free, together).map(([values, bundle]) => {
    const merged: Readonly<Record<string, unknown>> = { ...asObject(values), ...bundle };
    const places = Object.fromEntries(operation.places.map((name) => [name, String(merged[name])]));
    const kept = Object.entries(merged).filter(([name]) => schema.properties?.[name] !== undefined);
    return { body: Object.fromEntries(kept), places };
  });
}

/** Values of a schema; a property with a name the world knows takes its value from there. */
function valuesOf(given: Schema, named: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "object") return objectsOf(schema, named);
  if (schema.type === "array")
    return fc.array(valuesOf(schema.items ?? {}, named), { minLength: schema.minItems ?? 0, maxLength: 3 });
  return SCALARS[String(schema.type)]?.(schema) ?? fc.jsonValue({ maxDepth: 1 });
}

const SCALARS: Readonly<Record<string, (schema: Schema) => fc.Arbitrary<unknown>>> = {
  string: ({ format, minLength = 1 }) => (format === "uuid" ? fc.uuid() : fc.string({ minLength, maxLength: 20 })),
  integer: ({ minimum = 0, maximum = 20 }) => fc.integer({ min: minimum, max: Math.min(maximum, 200) }),
  boolean: () => fc.boolean(),
};

function objectsOf(schema: Schema, named: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const model = Object.entries(schema.properties ?? {}).map(
    ([name, property]) => [name, named[name] ?? valuesOf(property, named)] as const,
  );
  return fc.record(Object.fromEntries(model), { requiredKeys: [...(schema.required ?? [])] });
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
