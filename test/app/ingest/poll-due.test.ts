import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createFormWatches, UNWATCHED } from "../../../src/app/ingest/form-watch.ts";
import { createPollDue } from "../../../src/app/ingest/poll-due.ts";
import { PlatformCallError } from "../../../src/ports/platform.ts";
import type { FormBinding, FormName } from "../../../src/contracts/form.ts";

const SETTING = { beat_ms: 600_000, fast_ms: 15_000, sweep_ms: 86_400_000, calls_per_hour: 3_600 };
const FOUND = { read: 0, added: 1, gone: 0, calls: 1, untold: [], is_form_gone: false };

/** Installations with bound forms, and a look that notes what was looked at. */
async function aBusyHouse(houses: Readonly<Record<string, readonly FormName[]>>) {
  const { registry } = createMemoryStore();
  const watches = createFormWatches(registry);
  for (const [installation_id, forms] of Object.entries(houses)) {
    await registry.saveInstallation({ installation_id, name: "", app_id: "app", created_at: 0 });
    for (const form of forms) {
      const address = { app_id: "app", entry_id: form, push_token: `${installation_id}/${form}`, push_secret: "" };
      await registry.saveBinding({ installation_id, form, ...address, fields: [], synced_through: 1 });
    }
  }
  let now = 0;
  const looked: string[] = [];
  const failing = new Set<string>();
  const refused = new Set<string>();
  const hanging = new Set<string>();
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const errors: unknown[] = [];
  const { pollDue, stop } = createPollDue({
    registry,
    bindings: { all: (installation_id) => registry.bindings(installation_id) },
    watches,
    clock: { now: () => now },
    setting: SETTING,
    lookAtForm: async ({ installation_id, form }: FormBinding, { sweep }) => {
      if (hanging.has(installation_id)) await released;
      if (refused.has(installation_id)) throw new PlatformCallError("key", { code: "c", message: "m", hint: "h" });
      if (failing.has(form)) throw new Error("away");
      looked.push(`${installation_id}/${form}${sweep ? " sweep" : ""}`);
      await watches.save(installation_id, form, {
        ...UNWATCHED,
        next_beat_at: now + SETTING.beat_ms,
        next_sweep_at: now + SETTING.sweep_ms,
      });
      return FOUND;
    },
    onError: (_binding, error) => errors.push(error),
    patience: () => (hanging.size > 0 ? whatDoesNotHang() : new Promise(() => undefined)),
  });
  return {
    ...{ failing, refused, errors, stop },
    hang: (installation_id: string) => void hanging.add(installation_id),
    release: () => {
      hanging.clear();
      release();
    },
    /** What is looked at when the clock stands at `at`. */
    at: async (at: number) => {
      now = at;
      looked.length = 0;
      await pollDue(() => Promise.resolve());
      return [...looked];
    },
  };
}

/** Long enough for looks that end by themselves. */
async function whatDoesNotHang(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}

describe("forms whose time has come", () => {
  it("are looked at in turn of their installations, the most important first", async () => {
    const house = await aBusyHouse({ big: ["customer", "item", "sales_order", "stock_level"], small: ["item"] });
    expect(await house.at(0)).toEqual([]);
    const [first, second, ...others] = await house.at(60_000);
    expect([first, second].toSorted()).toEqual(["big/stock_level", "small/item"]);
    expect(others).toEqual(["big/sales_order", "big/customer", "big/item"]);
  });

  it("rest for a beat, and are swept when that is due", async () => {
    const house = await aBusyHouse({ shop: ["item"] });
    await house.at(0);
    expect(await house.at(60_000)).toEqual(["shop/item"]);
    expect(await house.at(300_000)).toEqual([]);
    expect(await house.at(660_000)).toEqual(["shop/item"]);
    expect(await house.at(90_000_000)).toEqual(["shop/item sweep"]);
  });

  it("do not wait for one that fails, which is tried again a minute later", async () => {
    const house = await aBusyHouse({ shop: ["item", "customer"] });
    house.failing.add("customer");
    await house.at(0);
    expect(await house.at(60_000)).toEqual(["shop/item"]);
    expect(house.errors).toHaveLength(1);
    house.failing.clear();
    expect(await house.at(90_000)).toEqual([]);
    expect(await house.at(121_000)).toEqual(["shop/customer"]);
  });

  it("rest all together where the key is refused, while other installations are read on", async () => {
    const house = await aBusyHouse({ shop: ["item", "customer"], other: ["item", "customer"] });
    house.refused.add("shop");
    await house.at(0);
    expect((await house.at(60_000)).toSorted()).toEqual(["other/customer", "other/item"]);
    expect(house.errors).toHaveLength(1);
    house.refused.clear();
    expect(await house.at(119_000)).toEqual([]);
    expect((await house.at(121_000)).toSorted()).toEqual(["shop/customer", "shop/item"]);
  });

  it("are read of every other installation while one does not answer", async () => {
    const house = await aBusyHouse({ shop: ["item", "customer"], other: ["item", "customer"] });
    await house.at(0);
    house.hang("shop");
    expect((await house.at(60_000)).toSorted()).toEqual(["other/customer", "other/item"]);
    expect((await house.at(661_000)).toSorted()).toEqual(["other/customer", "other/item"]);
    house.release();
    await house.stop();
  });

  it("are looked at once, and then as ever, when the clock was set back", async () => {
    const house = await aBusyHouse({ shop: ["item"] });
    await house.at(90_000_000);
    await house.at(90_060_000);
    expect(await house.at(1_000)).toEqual(["shop/item sweep"]);
    expect(await house.at(2_000)).toEqual([]);
  });
});
