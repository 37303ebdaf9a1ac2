import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ProcessSetting } from "../../test/loop/addon-process.ts";

/** The add-on as a process that dies and is started again on the same folder and port. */
export interface MortalAddon {
  /** kill -9, then a new process; `full_disk` gives it no room for more, `skew_ms` moves its clock. */
  restart(how?: { readonly full_disk?: boolean; readonly skew_ms?: number }): Promise<void>;
  /** kill -9 for good. */
  end(): Promise<void>;
  restarts(): number;
  /** How often it ended by itself while it had room; it was started again each time, as by a service manager. */
  crashes(): number;
}

const PROCESS = fileURLToPath(new URL("../../test/loop/addon-process.ts", import.meta.url));
/** The most one file may grow to on the full disk. The signal is ignored, so that the write itself fails. */
const FULL_DISK = "trap '' XFSZ; ulimit -f 128";
/** Its store may be away for a while. */
const START_TRIES = 30;
const START_AGAIN_MS = 500;

/** Starts it; it dies with this process. */
export async function startMortalAddon(setting: ProcessSetting): Promise<MortalAddon> {
  let child: ChildProcess | null = null;
  let [restarts, crashes] = [0, 0];
  let recovering: Promise<unknown> = Promise.resolve();

  async function begin(now: ProcessSetting, full_disk: boolean): Promise<void> {
    const begun = full_disk ? await spawned(now, true) : await started(now);
    child = begun;
    begun.once("exit", () => {
      if (child !== begun || full_disk) return;
      crashes += 1;
      recovering = begin(now, false).catch((error: unknown) => error);
    });
  }

  const end = async () => {
    const failure = await recovering;
    if (failure instanceof Error) throw failure;
    const last = child;
    child = null;
    if (last !== null) await killed(last);
  };

  await begin(setting, false);
  const orphaned = () => child?.kill("SIGKILL");
  process.once("exit", orphaned);
  return {
    async restart({ full_disk = false, skew_ms = 0 } = {}) {
      await end();
      restarts += 1;
      await begin({ ...setting, clock_offset: setting.clock_offset + skew_ms }, full_disk);
    },
    async end() {
      await end();
      process.off("exit", orphaned);
    },
    restarts: () => restarts,
    crashes: () => crashes,
  };
}

/** Resolves when it serves. */
async function started(setting: ProcessSetting): Promise<ChildProcess> {
  for (let left = START_TRIES; left > 0; left -= 1) {
    const child = await spawned(setting, false);
    if (child.exitCode === null) return child;
    await setTimeout(START_AGAIN_MS);
  }
  throw new Error("the add-on does not start");
}

/** Resolves when it serves, or has given up. */
async function spawned(setting: ProcessSetting, full_disk: boolean): Promise<ChildProcess> {
  const words = ["--disable-warning=ExperimentalWarning", PROCESS, JSON.stringify(setting)];
  const stdio: ["ignore", "pipe", "ignore" | "inherit"] = ["ignore", "pipe", full_disk ? "ignore" : "inherit"];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(setting.data_dir, "compile-cache") };
  const child = full_disk
    ? spawn("sh", ["-c", `${FULL_DISK}; exec "$@"`, "sh", process.execPath, ...words], { stdio, env })
    : spawn(process.execPath, words, { stdio, env });
  await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
