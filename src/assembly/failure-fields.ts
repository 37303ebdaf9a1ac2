import { AddonError } from "../contracts/problem.ts";

/** What the log says of a failure. */
export function failureFields(error: unknown): Readonly<Record<string, unknown>> {
  const message = error instanceof Error ? error.message : "unknown";
  return error instanceof AddonError ? { code: error.code, message } : { message };
}
