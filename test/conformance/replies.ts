import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { DOCUMENT, type Operation } from "./document.ts";

// OpenAPI 3.1 schemas are JSON Schema 2020-12 with keywords of their own, which ajv passes over when not strict.
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(DOCUMENT, "openapi");

/** What is wrong with the body of a successful reply, by path; empty when it is as the document says. */
export function faultsOfReply({ reply }: Operation, body: unknown): readonly string[] {
  return faults(reply, body);
}

/** What is wrong with the body of an error. */
export function faultsOfError(body: unknown): readonly string[] {
  return faults("#/components/schemas/ErrorBody", body);
}

function faults(pointer: string, body: unknown): readonly string[] {
  const validate = ajv.getSchema(`openapi${encodeURI(pointer).replaceAll("%7E", "~")}`);
  if (!validate) throw new Error(`no schema at ${pointer}`);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath || "/"} ${message}`);
}
