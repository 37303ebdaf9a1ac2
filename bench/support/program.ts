import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A program of this repository that runs as a process of its own. */
export interface Program {
  /** What it printed when it was ready. */
  readonly ready: RegExpMatchArray;
  /** From its start to that line (s). */
  readonly ready_after_s: number;
  /** Resident memory (MB). */
  memoryMb(): number;
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** How a program is started; paths are relative to the repository. */
interface ProgramStart {
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly ready: RegExp;
}

const READY_WITHIN_MS = 180_000;
const STOPPED_WITHIN_MS = 10_000;
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Starts a program and waits for the line that says it is ready. */
export async function startProgram({ file, args = [], env = {}, ready }: ProgramStart): Promise<Program> {
  const started_at = performance.now();
  // Flags for Node, as for a profile of the program, come by NODE_OPTIONS like everything else of the environment.
  const child = spawn(process.execPath, [file, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => stopped(child);
  const kill = () => killed(child);
  // It never outlives whoever started it.
  const orphaned = () => child.kill("SIGKILL");
  process.once("exit", orphaned);
  child.once("exit", () => process.off("exit", orphaned));
  try {
    const line = await readyLine(child, ready);
    const ready_after_s = (performance.now() - started_at) / 1_000;
    return { ready: line, ready_after_s, memoryMb: () => memoryMb(child), stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyLine(child: ChildProcess, ready: RegExp): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const late = setTimeout(() => reject(new Error(`not ready in time: ${printed}`)), READY_WITHIN_MS);
    child.once("exit", (status) => {
      clearTimeout(late);
      reject(new Error(`ended with ${status} before it was ready: ${printed}`));
    });
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const found = printed.match(ready);
      if (found === null) return;
      clearTimeout(late);
      resolve(found);
    });
  });
}

async function killed(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Asks it to end; one that does not is ended. */
async function stopped(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), STOPPED_WITHIN_MS);
  await exit;
  clearTimeout(impatience);
}

function memoryMb({ pid }: ChildProcess): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024;
}
