import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const REPOSITORY = resolve(import.meta.dirname, "../..");
const NODE = join(REPOSITORY, "node_modules/node/bin/node");
const PROGRAM = join(REPOSITORY, "bench/lab/run.ts");

/** How a command of the laboratory ended. */
export interface LabRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as anyone would, in its own process. */
export function runLab(...args: readonly string[]): LabRun {
  const { status, stdout, stderr } = spawnSync(NODE, ["--disable-warning=ExperimentalWarning", PROGRAM, ...args], {
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder for a test's files, gone when disposed of. */
export function labFolder() {
  const folder = mkdtempSync(join(tmpdir(), "lab-"));
  return {
    /** Where a file of this name would lie. */
    path: (name: string) => join(folder, name),
    write(name: string, content: string | Buffer): string {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
