import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** As much of a JSON schema as the requests of the document use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Post {
  readonly operationId: string;
  readonly requestBody: Content | { readonly $ref: string };
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly post: Post }>>;
}

/** One operation of the document. */
export interface Operation {
  readonly id: string;
  readonly path: string;
  /** Names in braces in the path. */
  readonly places: readonly string[];
  readonly request: Schema;
  /** JSON pointer to the schema of the reply under HTTP 200. */
  readonly reply: string;
}

const FILE = new URL("../../packages/open-api-client/openapi.yaml", import.meta.url);

/** The document as parsed. */
// The linter's test holds the file to the OpenAPI schema; these are the corners read here.
export const DOCUMENT = parse(readFileSync(FILE, "utf8")) as Document;

/** Every operation that takes and gives JSON: all but the upload, which has its own test. */
export const OPERATIONS: readonly Operation[] = Object.entries(DOCUMENT.paths)
  .filter(([, { post }]) => json(post.requestBody) !== undefined)
  .map(([path, { post }]) => ({
    id: post.operationId,
    path,
    places: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
    request: json(post.requestBody) ?? {},
    reply: replyPointer(path, post.responses["200"]),
  }));

/** A schema with its reference followed; a reference where a schema belongs points to a schema. */
export function resolved(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : resolved(at(schema.$ref) as Schema);
}

function json(part: Content | { readonly $ref: string }): Schema | undefined {
  const { content } = "$ref" in part ? (at(part.$ref) as Content) : part;
  return content["application/json"]?.schema;
}

function replyPointer(path: string, reply: Post["responses"][string] | undefined): string {
  const base =
    reply && "$ref" in reply
      ? reply.$ref
      : `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/post/responses/200`;
  return `${base}/content/application~1json/schema`;
}

/** What a `#/a/b/c` of the document points to; the caller knows what kind of thing stands there. */
function at(ref: string): unknown {
  const steps = ref.slice(2).split("/");
  // Every step of a reference that the linter has followed is an object.
  return steps.reduce<unknown>((place, step) => (place as Readonly<Record<string, unknown>>)[step], DOCUMENT);
}
