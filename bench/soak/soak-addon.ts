import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ProcessSetting } from "../../test/loop/addon-process.ts";
import type { MovableClock } from "../../test/support/a-shop-clock.ts";

/** The add-on as a process that lives by the soak's clock and is killed now and then. */
export interface SoakAddon {
  /** kill -9, then a new process on the same folder and port. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

const PROCESS = fileURLToPath(new URL("./addon-child.ts", import.meta.url));

/** Starts it; it dies with this process. */
export async function startSoakAddon(
  setting: Omit<ProcessSetting, "clock_offset">,
  clock: MovableClock,
): Promise<SoakAddon> {
  let child: ChildProcess | null = null;
  clock.onMove((offset) => {
    if (child?.connected === true) child.send(offset);
  });

  async function begin(): Promise<void> {
    const begun = fork(PROCESS, [JSON.stringify({ ...setting, clock_offset: clock.offset() })], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    const answers: unknown[] = await Promise.race([once(begun, "message"), once(begun, "exit")]);
    if (answers[0] !== "ready") throw new Error("the add-on does not start");
    child = begun;
  }

  async function end(): Promise<void> {
    const last = child;
    child = null;
    if (last === null || last.exitCode !== null || last.signalCode !== null) return;
    const gone = once(last, "exit");
    last.kill("SIGKILL");
    await gone;
  }

  await begin();
  return {
    restart: async () => {
      await end();
      await begin();
    },
    end,
  };
}
