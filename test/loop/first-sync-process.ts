/** A first sync as a process of its own, to be killed: run by Node with its setting as JSON in the only argument. */
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { composeAddon } from "../../src/compose.ts";
import { aSilentLog } from "../support/a-shop-addon.ts";

/** What the process is told. */
export interface FirstSyncSetting {
  readonly data_dir: string;
  readonly base_url: string;
  readonly api_key: string;
}

// Written by the test that starts this process.
const setting = JSON.parse(process.argv[2] ?? "{}") as FirstSyncSetting;
const addon = composeAddon({
  ...{ ...setting, clock: createSystemClock({}), public_url: null, sandbox_origin: null, is_unlimited: true },
  ...{ log: aSilentLog(), onChange: () => undefined },
});
await addon.reconcileAll({
  sweep: false,
  onProgress: (_form, { read }) => process.stdout.write(`read ${read}\n`),
});
while ((await addon.workInbox(500)) > 0);
await addon.close();
process.stdout.write("done\n");
