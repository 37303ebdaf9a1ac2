import { AddonError } from "../contracts/problem.ts";
import type { Logger } from "../ports/logger.ts";

/** What the log says of a failure. */
export function failureFields(error: unknown): Readonly<Record<string, unknown>> {
  const message = error instanceof Error ? error.message : "unknown";
  return error instanceof AddonError ? { code: error.code, message } : { message };
}

/** Logs, under an event's name, that work for one installation failed. */
export function failedInstallation(log: Logger) {
  return (level: "warn" | "error", event: string) => (installation_id: string, error: unknown) =>
    log[level](event, { installation_id, ...failureFields(error) });
}
