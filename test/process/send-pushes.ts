/**
 * Sends signed pushes on one connection, in a process of its own: `node send-pushes.ts ADDON COUNT`. Prints how many were
 * acknowledged so far, and at last, when the connection has ended, how many in all.
 */
import type { ReadyAddon } from "../../bench/support/bench-addon.ts";
import { openPushConnection } from "../../bench/support/push-connection.ts";
import { preparePushes } from "../../bench/support/push-stream.ts";

const SHARE = 50;

const [addon = "{}", count = "0"] = process.argv.slice(2);
let acknowledged = 0;
const connection = await openPushConnection(
  // Written by the test that starts this process.
  (JSON.parse(addon) as ReadyAddon).board_url,
  (status) => {
    if (status === 200) acknowledged += 1;
    process.stdout.write(`${acknowledged}\n`);
  },
  () => undefined,
);
process.on("exit", () => process.stdout.write(`ended ${acknowledged}\n`));

const { bytes, ends } = preparePushes(JSON.parse(addon) as ReadyAddon, { first: 1, count: Number(count) });
for (let next = 0; next < Number(count); next += SHARE) {
  connection.send(bytes.subarray(next === 0 ? 0 : ends[next - 1], ends[next + SHARE - 1]), SHARE, performance.now());
}
