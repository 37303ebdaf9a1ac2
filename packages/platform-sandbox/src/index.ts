export type { SandboxClock } from "./clock.ts";
export { createSandbox, RETRY_MS, type Sandbox, type SandboxOptions } from "./sandbox.ts";
