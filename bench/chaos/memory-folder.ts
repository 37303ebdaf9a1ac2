import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";

/**
 * A fresh folder, in memory where there is such a place: a process that is killed loses nothing that it has handed to the
 * kernel, so no disk need be waited for.
 */
export function makeMemoryFolder(name: string): string {
  return mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), `${name}-`));
}
