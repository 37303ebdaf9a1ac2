import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const PROGRAM = fileURLToPath(new URL("../../bin/stockguard.mjs", import.meta.url));
const LONG_MS = 60_000;

describe("stockguard serve as a process", () => {
  let folder: string;
  let child: ChildProcess | null = null;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-serve-"));
  });
  afterEach(() => {
    child?.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  function start(...args: readonly string[]) {
    const started = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      env: {
        ...{ PATH: process.env["PATH"], STOCKGUARD_DATA_DIR: folder, STOCKGUARD_PORT: "0" },
        ...{ JDY_API_KEY: "sk-very-secret", JDY_BASE_URL: "http://127.0.0.1:9/api", STOCKGUARD_LOG_LEVEL: "debug" },
      },
    });
    child = started;
    let printed = "";
    started.stdout.on("data", (data: Buffer) => (printed += data.toString()));
    started.stderr.on("data", (data: Buffer) => (printed += data.toString()));
    const exit = once(started, "exit").then(([status]) => Number(status));
    return { child: started, exit, printed: () => printed, ready: () => portOf(started, () => printed) };
  }

  async function portOf(started: ChildProcess, printed: () => string): Promise<number> {
    while (!printed().includes("Ctrl-C"))
      await Promise.race([once(started.stdout ?? started, "data"), once(started, "exit")]);
    return Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(printed())?.[1]);
  }

  it(
    "starts, is ready, ends in order with status 0 when it is told to, and has told nobody the key",
    async () => {
      const program = start("serve");
      const port = await program.ready();
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      program.child.kill("SIGTERM");
      expect(await program.exit).toBe(0);
      expect(program.printed()).not.toContain("sk-very-secret");
    },
    LONG_MS,
  );

  it(
    "does not wait for a slow sender when it is told twice",
    async () => {
      const program = start("serve");
      const port = await program.ready();
      const slow = connect(port, "127.0.0.1");
      slow.on("error", () => undefined);
      await once(slow, "connect");
      slow.write("POST /hooks/none HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\nexpect: 100-continue\r\n\r\n");
      // The server asks for the body: the request has come in and is under way.
      await once(slow, "data");
      program.child.kill("SIGTERM");
      await until(async () => !(await isListening(port)));
      program.child.kill("SIGTERM");
      expect(await program.exit).toBe(130);
      slow.destroy();
    },
    LONG_MS,
  );

  it(
    "refuses a role that needs a shared database, and says what to set",
    async () => {
      const program = start("serve", "--role", "worker");
      expect(await program.exit).toBe(1);
      expect(program.printed()).toContain("STOCKGUARD_DATABASE_URL");
    },
    LONG_MS,
  );
});

async function isListening(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => true,
    () => false,
  );
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 20));
}
