import { formTemplateSchema } from "../../src/contracts/form-template.ts";
import type { Generator } from "./generator.ts";
import { editorSchema } from "./json-schema.ts";

/** The schema that editors check templates/*.form.json against. */
export const formSchema: Generator = {
  file: "templates/form.schema.json",
  content: () => Promise.resolve(editorSchema(formTemplateSchema, "Form template of StockGuard")),
};
