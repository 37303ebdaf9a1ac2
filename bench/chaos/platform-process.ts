import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { MovableClock } from "../../test/support/a-shop-clock.ts";
import { PLATFORM_KEY, platformAt, type ShopPlatform } from "../../test/support/a-shop-platform.ts";

/** What the sandbox's process is told. */
export type SandboxOrder = { readonly kind: "moved"; readonly offset: number } | { readonly kind: "idle" };

/** What it answers. */
export type SandboxAnswer =
  | { readonly kind: "ready"; readonly url: string; readonly origin: string }
  | { readonly kind: "idle" };

const PROCESS = fileURLToPath(new URL("./sandbox-process.ts", import.meta.url));

/** The platform in a process of its own, living by the given clock. It dies with this process. */
export async function startPlatformProcess(clock: MovableClock): Promise<ShopPlatform> {
  const child = fork(PROCESS, [String(clock.offset()), PLATFORM_KEY], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const tell = (order: SandboxOrder) => void child.send(order);
  clock.onMove((offset) => {
    if (child.connected) tell({ kind: "moved", offset });
  });
  const ready = await answerOf(child);
  if (ready.kind !== "ready") throw new Error("the sandbox did not say where it listens");
  const platform = platformAt(ready);
  await platform.limit(false);
  return {
    ...platform,
    idle: async () => {
      tell({ kind: "idle" });
      await answerOf(child);
    },
    close: async () => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<SandboxAnswer> {
  const answers: unknown[] = await Promise.race([once(child, "message"), once(child, "exit")]);
  const [answer] = answers;
  if (typeof answer === "object" && answer !== null) {
    // Sent by sandbox-process.ts, in its own type.
    return answer as SandboxAnswer;
  }
  throw new Error("the sandbox's process has ended");
}
