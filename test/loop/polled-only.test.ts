import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Addon } from "../../src/assembly/addon.ts";
import { composeAddon } from "../../src/compose.ts";
import { healthReport } from "../../src/contracts/health-report.ts";
import { aSilentLog, INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const MINUTE_MS = 60_000;
const SETTING = { beat_ms: 10 * MINUTE_MS, fast_ms: 15_000, sweep_ms: 24 * 60 * MINUTE_MS, calls_per_hour: 3_600 };

let world: ShopWorld;
let addon: Addon;
let data_dir = "";

/** A second add-on on the same app that nobody can push to. */
beforeEach(async () => {
  world = await aShopWorld({ item_count: 1 });
  data_dir = mkdtempSync(join(tmpdir(), "stockguard-polled-"));
  addon = composeAddon({
    ...{ data_dir, clock: world.clock, api_key: world.api_key, base_url: world.platform.url, public_url: null },
    ...{ sandbox_origin: null, is_unlimited: true, polling: SETTING, log: aSilentLog(), onChange: () => undefined },
  });
  const { registry } = addon.store;
  const { app_id, clock } = world;
  await registry.saveInstallation({ installation_id: INSTALLATION, name: "小店", app_id, created_at: clock.now() });
  for (const form of ["stock_level", "item"] as const) {
    const push_secret = addon.box.seal("none");
    await registry.saveBinding({ ...world.bindingOf(form), push_secret, synced_through: null });
  }
});

afterEach(async () => {
  await addon.close();
  await world.close();
  rmSync(data_dir, { recursive: true, force: true });
});

/** As the program does every second: looks at what is due, and takes in what was found. */
async function tick(ms: number): Promise<void> {
  world.clock.move(ms);
  await addon.polling.pollDue(() => Promise.resolve());
  while ((await addon.workInbox(500)) > 0);
}

const beatOf = async (form: "stock_level" | "item") =>
  (await addon.polling.watches.get(INSTALLATION, form)).beat_ms ?? 0;
const onHand = async () =>
  (await addon.store.records.list(INSTALLATION, "stock_level")).map(({ values }) => values["on_hand"]);

describe("an add-on that no push can reach", () => {
  it("reads by time, a lively form more often than a quiet one, and says so", async () => {
    await tick(0);
    await tick(MINUTE_MS);
    expect(await addon.store.records.count(INSTALLATION, "stock_level")).toBe(1);
    for (const on_hand of [80, 70, 60, 50, 40, 30]) {
      await world.person.edit("stock_level", (await world.stockOf(itemCode(1)))._id, { on_hand });
      await tick((await beatOf("stock_level")) + 1_000);
      expect(await onHand()).toEqual([on_hand]);
    }
    expect(await beatOf("stock_level")).toBe(SETTING.fast_ms);
    expect(await beatOf("item")).toBe(SETTING.beat_ms);
    const installation = { installation_id: INSTALLATION, name: "小店", app_id: world.app_id, created_at: 0 };
    expect(healthReport.parse(await addon.reports.health(installation))).toMatchObject({
      ...{ intake: "polled", staleness_bound_ms: SETTING.beat_ms, notices: 0, syncs: [] },
    });
  });

  it("finds a removal by its sweep, when that is due", async () => {
    await tick(0);
    await tick(MINUTE_MS);
    await world.person.remove("stock_level", (await world.stockOf(itemCode(1)))._id);
    await tick(SETTING.beat_ms);
    expect(await onHand()).toHaveLength(1);
    await tick(SETTING.sweep_ms);
    expect(await onHand()).toEqual([]);
  });
});

describe("what was set aside", () => {
  it("is off the list once its record has been taken in properly", async () => {
    const record_id = (await world.stockOf(itemCode(1)))._id;
    await world.person.edit("stock_level", record_id, { item_code: "" });
    await world.settled();
    expect((await world.addon.reports.problems(INSTALLATION)).aside).toHaveLength(1);
    await world.person.edit("stock_level", record_id, { item_code: itemCode(1) });
    await world.settled();
    expect((await world.addon.reports.problems(INSTALLATION)).aside).toEqual([]);
  });

  it("stays on the list while its record is as it was", async () => {
    const record_id = (await world.stockOf(itemCode(1)))._id;
    await world.person.edit("stock_level", record_id, { item_code: "" });
    await world.person.create("item", { item_code: "SP-X", item_name: "别的" });
    await world.settled();
    expect((await world.addon.reports.problems(INSTALLATION)).aside).toHaveLength(1);
  });
});
