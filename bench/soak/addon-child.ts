/** The add-on as a process whose clock its parent moves, to be killed: run by fork with its setting as JSON. */
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { ProcessSetting } from "../../test/loop/addon-process.ts";
import { startShopAddon } from "../../test/support/a-shop-addon.ts";

// Written by `startSoakAddon`.
const { clock_offset, ...setting } = JSON.parse(process.argv[2] ?? "{}") as ProcessSetting;
let offset = clock_offset;
const clock = createSystemClock({ now: () => Date.now() + offset });
const running = await startShopAddon({ ...setting, clock });

process.on("message", (moved_to: number) => {
  offset = moved_to;
  // What has fallen due by the leap is not to wait for the next look, which comes by the machine's own time.
  running.pipeline.wakeInbox();
  running.pipeline.wakeAssess();
  running.pipeline.wakeDispatch();
});
// The parent is gone, so nobody needs it any more.
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
