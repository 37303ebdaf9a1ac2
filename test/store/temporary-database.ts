import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";

/** Gives each test a folder of its own with a path for a database, and removes it afterwards. */
export function temporaryDatabase(): () => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), "stockguard-store-"));
    folders.push(folder);
    return join(folder, "stockguard.db");
  };
}
