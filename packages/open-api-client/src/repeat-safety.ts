import type { PlatformPath } from "./platform-api.ts";

/** Whether a call whose outcome is unknown may be sent again without doing something twice. */
export type RepeatSafety = "repeatable" | "not_repeatable";

/**
 * Repeat-safety of a call. A single create is never safe: its `transaction_id` only binds files (open/14222).
 * A batch create is safe under a `transaction_id`. An update that runs 智能助手 would run it twice.
 */
export function repeatSafety(path: PlatformPath, body: Readonly<Record<string, unknown>>): RepeatSafety {
  const { is_start_trigger, transaction_id } = body;
  if (path === "/v5/app/entry/data/create") return "not_repeatable";
  if (path === "/v5/app/entry/data/batch_create" && !transaction_id) return "not_repeatable";
  if (path === "/v5/app/entry/data/update" && is_start_trigger) return "not_repeatable";
  return "repeatable";
}
