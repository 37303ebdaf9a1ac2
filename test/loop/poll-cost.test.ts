import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Addon } from "../../src/assembly/addon.ts";
import { composeAddon } from "../../src/compose.ts";
import { pollCost } from "../../src/domain/polling/poll-cost.ts";
import { aSilentLog, INSTALLATION } from "../support/a-shop-addon.ts";
import { aCountingProxy } from "../support/counting-proxy.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const RECORDS = 1_000;
const HOUR_MS = 3_600_000;
const SETTING = { beat_ms: 600_000, fast_ms: 15_000, sweep_ms: 24 * HOUR_MS, calls_per_hour: 3_600 };

let world: ShopWorld;
let proxy: Awaited<ReturnType<typeof aCountingProxy>>;
let addon: Addon;
let data_dir = "";

/** A shop with 1,000 customers, and a second add-on that knows that one form alone, through a proxy that counts. */
beforeEach(async () => {
  world = await aShopWorld({ item_count: 1 });
  const { entry_id } = world.bindingOf("customer");
  const there = (await world.platform.records(entry_id)).length;
  await world.platform.importRows(
    entry_id,
    Array.from({ length: RECORDS - there }, (_, index) => aCustomer(index)),
  );
  proxy = await aCountingProxy(new URL(world.platform.url).origin);
  data_dir = mkdtempSync(join(tmpdir(), "stockguard-cost-"));
  addon = composeAddon({
    ...{ data_dir, clock: world.clock, api_key: world.api_key, base_url: `${proxy.origin}/api`, public_url: null },
    ...{ sandbox_origin: null, is_unlimited: true, polling: SETTING, log: aSilentLog(), onChange: () => undefined },
  });
  const { registry } = addon.store;
  const { app_id, clock } = world;
  await registry.saveInstallation({ installation_id: INSTALLATION, name: "小店", app_id, created_at: clock.now() });
  await registry.saveBinding({
    ...world.bindingOf("customer"),
    ...{ push_secret: addon.box.seal("none"), synced_through: null },
  });
});

afterEach(async () => {
  await addon.close();
  await proxy.close();
  await world.close();
  rmSync(data_dir, { recursive: true, force: true });
});

const aCustomer = (index: number) => ({ customer_code: `KH-A${index}`, customer_name: `客户 ${index}` });

/** One look at the form; gives the calls counted before the platform and those the add-on reckons itself. */
async function look(sweep: boolean) {
  proxy.taken();
  const { calls } = await addon.reconcileAll({ sweep });
  while ((await addon.workInbox(500)) > 0);
  return { counted: proxy.taken(), reckoned: calls };
}

describe("reading a form of 1,000 records by time", () => {
  it("costs the calls that are stated", async () => {
    const changed = 50;
    const cost = pollCost({ records: RECORDS, changed, beat_ms: SETTING.beat_ms, sweep_ms: SETTING.sweep_ms });
    expect(await look(false)).toEqual({ counted: cost.first_sync, reckoned: cost.first_sync });
    const { entry_id } = world.bindingOf("customer");
    const known = (await world.platform.records(entry_id)).slice(0, changed);
    // Later than the overlap of the import, so that it is not read again with what follows.
    world.clock.move(SETTING.beat_ms);
    await world.platform.importRows(entry_id, [{ _id: known[0]?._id, customer_name: "改名" }]);
    // Data may have changed in the very instant of the last look: read once more, then believed.
    await look(false);
    await look(false);
    expect(await look(false)).toEqual({ counted: cost.quiet_beat, reckoned: cost.quiet_beat });

    world.clock.move(SETTING.beat_ms);
    await world.platform.importRows(
      entry_id,
      known.map(({ _id }) => ({ _id, customer_name: "改名" })),
    );
    expect(await look(false)).toEqual({ counted: cost.changed_beat, reckoned: cost.changed_beat });
    expect(await look(true)).toEqual({ counted: cost.sweep, reckoned: cost.sweep });
  }, 60_000);
});
