import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Beside the code and not in the system's temporary folder, which may lie in memory and flush for free. */
const PARENT = fileURLToPath(new URL("../../data/", import.meta.url));

/** Gives the work a folder of its own on a real disk, and removes it afterwards. */
export async function inBenchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(PARENT, { recursive: true });
  const folder = mkdtempSync(join(PARENT, "bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
