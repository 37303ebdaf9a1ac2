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
  await Promise.race([ready, exit]);
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the demo ended at its start: ${printed}`);
  const told = JSON.parse(readFileSync(join(data_dir, "ready.json"), "utf8")) as DemoProcess;
  return {
    board_url: told.board_url,
    sandbox_url: told.sandbox_url,
    stop: async () => {
      child.kill("SIGTERM");
      const [status] = (await exit) as [number | null];
      return status;
    },
  };
}
