import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import { composeAddon } from "../../src/compose.ts";
import { aSilentLog, INSTALLATION } from "../support/a-shop-addon.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { aCountingProxy } from "../support/counting-proxy.ts";
import type { FirstSyncSetting } from "./first-sync-process.ts";

const PROCESS = fileURLToPath(new URL("./first-sync-process.ts", import.meta.url));
const RECORDS = 3_000;
const IMPORTED_AT_ONCE = 500;
const PAGES = RECORDS / 100 + 1;

let world: ShopWorld;
let proxy: Awaited<ReturnType<typeof aCountingProxy>>;
let setting: FirstSyncSetting;

/** A platform with 3,000 customers, and a data folder of an add-on that has read none of them. */
beforeEach(async () => {
  world = await aShopWorld({ item_count: 1 });
  const binding = world.bindingOf("customer");
  const there = (await world.platform.records(binding.entry_id)).length;
  for (let from = there; from < RECORDS; from += IMPORTED_AT_ONCE) {
    const length = Math.min(IMPORTED_AT_ONCE, RECORDS - from);
    const rows = Array.from({ length }, (_, index) => ({
      customer_code: `KH-A${from + index}`,
      customer_name: "客户",
    }));
    await world.platform.importRows(binding.entry_id, rows);
  }
  proxy = await aCountingProxy(new URL(world.platform.url).origin);
  const data_dir = mkdtempSync(join(tmpdir(), "stockguard-first-"));
  setting = { data_dir, base_url: `${proxy.origin}/api`, api_key: world.api_key };
  await opened(async (addon) => {
    const { registry } = addon.store;
    const installation = { installation_id: INSTALLATION, name: "小店", app_id: world.app_id, created_at: 0 };
    await registry.saveInstallation(installation);
    await registry.saveBinding({ ...binding, push_secret: addon.box.seal("none"), synced_through: null });
  });
}, 60_000);

afterEach(async () => {
  await proxy.close();
  await world.close();
  rmSync(setting.data_dir, { recursive: true, force: true });
});

/** The add-on of the data folder in this process, for a moment. */
async function opened<T>(work: (addon: Addon) => Promise<T>): Promise<T> {
  const addon = composeAddon({
    ...{ ...setting, clock: createSystemClock({}), public_url: null, sandbox_origin: null, is_unlimited: true },
    ...{ log: aSilentLog(), onChange: () => undefined },
  });
  try {
    return await work(addon);
  } finally {
    await addon.close();
  }
}

/** Starts the first sync; it is killed as soon as it has said that so many records are safe. */
async function run(killed_at: number): Promise<string> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", PROCESS, JSON.stringify(setting)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  let last = "";
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    if (Number(line.split(" ")[1]) >= killed_at) child.kill("SIGKILL");
  }
  await gone;
  return last;
}

describe("a first sync that is killed", () => {
  it("goes on after the last record that was safe, and ends with every record once", async () => {
    await run(1_000);
    const first = proxy.taken();
    expect(first).toBeLessThan(PAGES);
    const { full_read } = await opened(({ polling }) => polling.watches.get(INSTALLATION, "customer"));
    expect(full_read?.read).toBeGreaterThanOrEqual(1_000);

    expect(await run(Infinity)).toBe("done");
    // One look at the form, and the pages that were left: none of those that were safe.
    expect(proxy.taken()).toBe(1 + PAGES - (full_read?.read ?? 0) / 100);
    await opened(async ({ store, polling }) => {
      expect(await store.records.count(INSTALLATION, "customer")).toBe(RECORDS);
      expect((await store.registry.bindings(INSTALLATION))[0]?.synced_through).not.toBeNull();
      expect((await polling.watches.get(INSTALLATION, "customer")).full_read).toBeNull();
    });
  }, 90_000);

  it("says how far it is, how fast, and takes in a push that comes meanwhile", async () => {
    await opened(async (addon) => {
      const [binding] = await addon.bindings.all(INSTALLATION);
      if (binding === undefined) throw new Error("nothing is bound");
      const { entry_id } = world.bindingOf("customer");
      const [customer] = await world.platform.records(entry_id);
      const told: number[] = [];
      let renamed = "";
      await addon.reconcileAll({
        sweep: false,
        onProgress: (_form, { read, records_per_second }) => {
          told.push(read);
          expect(records_per_second).toBeGreaterThan(0);
        },
        makeRoom: async () => {
          if (renamed === "") {
            const later = {
              ...customer,
              customer_name: "新名",
              updateTime: new Date(world.clock.now() + 60_000).toISOString(),
            };
            const change = JSON.stringify({
              op: "data_update",
              opTime: world.clock.now(),
              data: { ...later, entryId: entry_id },
            });
            const { form } = binding;
            await addon.store.inbox.append([
              {
                ...{ installation_id: INSTALLATION, form, delivery_id: "push", source: "push", trust: "body" },
                ...{ received_at: 0, body: change },
              },
            ]);
          }
          while ((await addon.workInbox(500)) > 0);
          const kept = await addon.store.records.get(INSTALLATION, "customer", String(customer?._id));
          renamed = JSON.stringify(kept?.values["customer_name"]);
        },
      });
      expect(renamed).toBe('"新名"');
      expect(told.at(0)).toBe(500);
      expect(told.at(-1)).toBe(RECORDS);
    });
  }, 60_000);
});
