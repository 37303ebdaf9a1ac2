import { Script } from "node:vm";

const slot: { work: () => unknown } = { work: () => undefined };
Object.assign(globalThis, { __withinTime__: slot });
const call = new Script("__withinTime__.work()");

/** Does some work, and breaks it off with an error when it holds the process for longer than so many milliseconds. */
export function withinTime(limit_ms: number, work: () => unknown): unknown {
  slot.work = work;
  return call.runInThisContext({ timeout: Math.ceil(limit_ms) });
}

/** Whether work was broken off. */
export function isOutOfTime(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}
