import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProcessSetting } from "../../test/loop/addon-process.ts";

/** The add-on as a process that dies and is started again on the same folder and port. */
export interface MortalAddon {
  /** kill -9, then a new process; `full_disk` gives it no room for more, `skew_ms` moves its clock. */
  restart(how?: { readonly full_disk?: boolean; readonly skew_ms?: number }): Promise<void>;
  /** kill -9 for good. */
  end(): Promise<void>;
  restarts(): number;
}

const PROCESS = fileURLToPath(new URL("../../test/loop/addon-process.ts", import.meta.url));
/** The most one file may grow to on the full disk. The signal is ignored, so that the write itself fails. */
const FULL_DISK = "trap '' XFSZ; ulimit -f 128";

/** Starts it; it dies with this process. */
export async function startMortalAddon(setting: ProcessSetting): Promise<MortalAddon> {
  let child: ChildProcess | null = await started(setting, false);
  let restarts = 0;
  const end = async () => {
    if (child !== null) await killed(child);
    child = null;
  };
  const orphaned = () => child?.kill("SIGKILL");
  process.once("exit", orphaned);
  return {
    async restart({ full_disk = false, skew_ms = 0 } = {}) {
      await end();
      restarts += 1;
      child = await started({ ...setting, clock_offset: setting.clock_offset + skew_ms }, full_disk);
    },
    async end() {
      await end();
      process.off("exit", orphaned);
    },
    restarts: () => restarts,
  };
}

/** Resolves when it serves, or has given up because there was no room to begin. */
async function started(setting: ProcessSetting, full_disk: boolean): Promise<ChildProcess> {
  const words = ["--disable-warning=ExperimentalWarning", PROCESS, JSON.stringify(setting)];
  const stdio: ["ignore", "pipe", "ignore" | "inherit"] = ["ignore", "pipe", full_disk ? "ignore" : "inherit"];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(setting.data_dir, "compile-cache") };
  const child = full_disk
    ? spawn("sh", ["-c", `${FULL_DISK}; exec "$@"`, "sh", process.execPath, ...words], { stdio, env })
    : spawn(process.execPath, words, { stdio, env });
  const said = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  if (!full_disk && String(said[0]) !== "ready\n") throw new Error(`the add-on did not start: ${String(said[0])}`);
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
