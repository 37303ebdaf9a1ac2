import type { Generator } from "./generator.ts";
import { formSchema } from "./form-schema.ts";
import { manifestJsonSchema } from "./manifest-schema.ts";
import { platformTypes } from "./platform-types.ts";
import { recordTypes } from "./record-types.ts";

export const generators: readonly Generator[] = [recordTypes, platformTypes, formSchema, manifestJsonSchema];
