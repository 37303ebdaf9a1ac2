import fc from "fast-check";
import { type Operation, resolved, type Schema } from "./document.ts";
import type { Request } from "./requests.ts";

/** A request that breaks the document, and how. */
export interface Spoiled {
  readonly how: string;
  readonly request: Request;
}

/** Every way of breaking a request at its top level: one property missing, of another type, or out of bounds. */
function spoiledFrom({ request: schema }: Operation, request: Request): readonly Spoiled[] {
  const { required = [], properties = {} } = resolved(schema);
  const broken = Object.entries(properties).flatMap(([name, property]) =>
    wrongValues(resolved(property)).map(({ how, value }) => spoil(request, `${name}: ${how}`, { [name]: value })),
  );
  return [...required.map((name) => spoil(request, `${name}: missing`, { [name]: undefined })), ...broken];
}

/** One of them. */
export function spoiledRequests(operation: Operation, requests: fc.Arbitrary<Request>): fc.Arbitrary<Spoiled> {
  return requests.chain((request) => fc.constantFrom(...spoiledFrom(operation, request)));
}

function spoil({ body, places }: Request, how: string, change: Readonly<Record<string, unknown>>): Spoiled {
  return { how, request: { places, body: { ...body, ...change } } };
}

interface Wrong {
  readonly how: string;
  readonly value: unknown;
}

function wrongValues(schema: Schema): readonly Wrong[] {
  const other = OTHER_TYPE[String(schema.type)];
  return [
    ...(other === undefined ? [] : [{ how: "of another type", value: other }]),
    ...(schema.enum
      ? [{ how: "not one of the choices", value: typeof schema.enum[0] === "number" ? 97 : "neither" }]
      : []),
    ...(schema.minimum === undefined ? [] : [{ how: "too small", value: schema.minimum - 1 }]),
    ...(schema.maximum === undefined ? [] : [{ how: "too large", value: schema.maximum + 1 }]),
    ...(schema.type === "integer" ? [{ how: "not whole", value: 1.5 }] : []),
    ...(schema.format === "uuid" ? [{ how: "no UUID", value: "not-a-uuid" }] : []),
    ...(schema.minItems === undefined ? [] : [{ how: "empty", value: [] }]),
    ...(schema.maxItems === 100 ? [{ how: "too many", value: Array.from({ length: 101 }, () => ({})) }] : []),
    ...(schema.maxLength === undefined ? [] : [{ how: "too long", value: "长".repeat(schema.maxLength + 1) }]),
  ];
}

/** A value that no reading makes right; null would count as left out. */
const OTHER_TYPE: Readonly<Record<string, unknown>> = {
  string: 5,
  integer: "five",
  boolean: "yes",
  array: "list",
  object: 5,
};
