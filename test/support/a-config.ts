import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, readConfig } from "../../src/config.ts";

/** A configuration on free ports with a data folder of its own, and what removes the folder. */
export function aConfig(environment: Readonly<Record<string, string>> = {}): { config: Config; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "stockguard-test-"));
  const config = readConfig({
    STOCKGUARD_DATA_DIR: folder,
    STOCKGUARD_PORT: "0",
    SANDBOX_PORT: "0",
    STOCKGUARD_LOG_LEVEL: "silent",
    ...environment,
  });
  return { config, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
