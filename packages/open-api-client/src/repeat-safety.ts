import type { PlacedPath, PlatformPath } from "./platform-api.ts";

/** Whether a call whose outcome is unknown may be sent again without doing something twice. */
export type RepeatSafety = "repeatable" | "not_repeatable";

/** Last parts of paths that make something new or move a workflow on: done twice, they would do it twice or fail. */
const ONCE: ReadonlySet<string> = new Set([
  ...["create", "data_create", "approve", "reject", "rollback", "transfer", "add_sign", "revoke", "close", "activate"],
]);
const BATCH_CREATE: ReadonlySet<string> = new Set(["batch_create", "data_batch_create"]);

/**
 * Repeat-safety of a call. A single create is never safe: its `transaction_id` only binds files (open/14222).
 * A batch create is safe under a `transaction_id`. A write that runs 智能助手 would run it twice, except a deletion,
 * whose record is gone the second time.
 */
export function repeatSafety(path: PlatformPath | PlacedPath, body: Readonly<Record<string, unknown>>): RepeatSafety {
  const { is_start_trigger, transaction_id } = body;
  const action = path.slice(path.lastIndexOf("/") + 1);
  if (ONCE.has(action)) return "not_repeatable";
  if (BATCH_CREATE.has(action) && !transaction_id) return "not_repeatable";
  return is_start_trigger && action !== "delete" ? "not_repeatable" : "repeatable";
}
