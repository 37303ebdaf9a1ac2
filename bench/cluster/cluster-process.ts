/** The add-on as one process of a cluster: run by Node with its setting as JSON in the only argument. */
import { appendFileSync } from "node:fs";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { aSilentLog, startShopAddon } from "../../test/support/a-shop-addon.ts";
import type { ProcessSetting } from "./start-cluster.ts";

// Written by `start-cluster.ts`.
const setting = JSON.parse(process.argv[2] ?? "{}") as ProcessSetting;
const { data_dir, platform, database_url, role, log_file } = setting;
const running = await startShopAddon({
  ...{ clock: createSystemClock(), data_dir, platform, database_url, role, api_key: platform.api_key },
  log: log_file === null ? aSilentLog() : aLogInto(log_file),
});
process.on("SIGTERM", () => void running.stop().then(() => process.exit(0)));
process.stdout.write(`ready ${running.board_url}\n`);

function aLogInto(path: string): Logger {
  const note = (event: string, fields: object = {}) => {
    appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), pid: process.pid, event, ...fields })}\n`);
  };
  return { ...aSilentLog(), warn: note, error: note };
}
