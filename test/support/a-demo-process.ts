import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A demo that runs as users start it. */
export interface DemoProcess {
  readonly board_url: string;
  readonly sandbox_url: string;
  /** Stops it as Ctrl-C does; returns the status that it ended with. */
  stop(): Promise<number | null>;
}

/** One that is not ready by then is ended, so that no test leaves it behind; shorter than the tests' own patience. */
const START_MS = 110_000;
const PROGRAM = fileURLToPath(new URL("../../bin/stockguard.mjs", import.meta.url));

/** Starts `stockguard demo` on free ports; resolves once it has said that it is ready. */
export async function startDemoProcess(
  data_dir: string,
  environment: Readonly<Record<string, string>>,
): Promise<DemoProcess> {
  const child = spawn(process.execPath, [PROGRAM, "demo"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...{ PATH: process.env["PATH"], STOCKGUARD_DATA_DIR: data_dir, STOCKGUARD_PORT: "0", SANDBOX_PORT: "0" },
      ...{ STOCKGUARD_LOG_LEVEL: "silent", ...environment },
    },
  });
  let printed = "";
  const exit = once(child, "exit");
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data: Buffer) => {
        printed += data.toString();
        if (printed.includes("Ctrl-C")) resolve();
      });
  });
  const late = setTimeout(() => child.kill("SIGKILL"), START_MS);
  await Promise.race([ready, exit]);
  clearTimeout(late);
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the demo ended at its start: ${printed}`);
  // Written by the demo, as its first test reads it.
  const told = JSON.parse(readFileSync(join(data_dir, "ready.json"), "utf8")) as Omit<DemoProcess, "stop">;
  return {
    board_url: told.board_url,
    sandbox_url: told.sandbox_url,
    stop: async () => {
      child.kill("SIGTERM");
      // The status comes first, then a signal.
      const [status] = (await exit) as [number | null];
      return status;
    },
  };
}
