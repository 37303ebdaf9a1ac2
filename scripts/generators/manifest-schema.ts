import { manifestSchema } from "../../src/contracts/manifest.ts";
import type { Generator } from "./generator.ts";
import { editorSchema } from "./json-schema.ts";

/** The schema that editors check manifests/*.json against. */
export const manifestJsonSchema: Generator = {
  file: "manifests/manifest.schema.json",
  content: () => Promise.resolve(editorSchema(manifestSchema, "Manifest of an add-on for a form platform")),
};
