/** The sandbox as a process of its own, told by its parent what time it is and asked whether it is idle. */
import { createSandbox } from "@jdy/platform-sandbox";
import type { SandboxAnswer, SandboxOrder } from "./platform-process.ts";

const [offset_text = "0", api_key = ""] = process.argv.slice(2);
/** Long enough that some tries of a push outlive the restart of its receiver (ms). */
const RETRY_MS = [20, 100, 400, 800, 1_600];
const say = (answer: SandboxAnswer) => void process.send?.(answer);

let offset = Number(offset_text);
const sandbox = createSandbox({ clock: { now: () => Date.now() + offset }, retryMs: RETRY_MS, apiKey: api_key });

process.on("message", (order: SandboxOrder) => {
  if (order.kind === "moved") offset = order.offset;
  else void sandbox.idle().then(() => say({ kind: "idle" }));
});
// The parent is gone, so nobody needs it any more.
process.on("disconnect", () => process.exit(0));
const { url, origin } = await sandbox.listen({ port: 0 });
say({ kind: "ready", url, origin });
