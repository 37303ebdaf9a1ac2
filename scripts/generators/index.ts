import type { Generator } from "./generator.ts";
import { formSchema } from "./form-schema.ts";
import { glossaryFields } from "./glossary-fields.ts";
import { manifestJsonSchema } from "./manifest-schema.ts";
import { platformRates } from "./platform-rates.ts";
import { platformTypes } from "./platform-types.ts";
import { pluginFunctions } from "./plugin-functions.ts";
import { recordTypes } from "./record-types.ts";

export const generators: readonly Generator[] = [
  recordTypes,
  platformTypes,
  platformRates,
  formSchema,
  manifestJsonSchema,
  glossaryFields,
  ...pluginFunctions,
];
