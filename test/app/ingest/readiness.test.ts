import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createReadiness } from "../../../src/app/ingest/readiness.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anEntry, SHOP } from "../../store/store-builders.ts";

const BOUND: FormBinding = {
  ...{ installation_id: SHOP, form: "stock_level", app_id: "app", entry_id: "entry", fields: [] },
  ...{ push_token: "token", push_secret: "secret", synced_through: 1_000 },
};

describe("whether an installation may be assessed", () => {
  let store: Store;
  let bound: readonly FormBinding[];
  let learned: string[];
  beforeEach(() => {
    store = createMemoryStore();
    learned = [];
    bound = [BOUND];
  });

  const learnShop = (installation_id: string) => Promise.resolve(learned.push(installation_id));
  const process = () => createReadiness({ ...store, bindings: { all: () => Promise.resolve(bound) }, learnShop });

  it("is so once every bound form was read and all of it was taken in", async () => {
    const isReady = process();
    bound = [];
    expect(await isReady(SHOP)).toBe(false);
    bound = [{ ...BOUND, synced_through: null }];
    expect(await isReady(SHOP)).toBe(false);
    bound = [BOUND];
    await store.inbox.append([anEntry("d1")]);
    expect(await isReady(SHOP)).toBe(false);
    await store.inbox.finish(await store.inbox.waiting(SHOP, 1));
    expect(await isReady(SHOP)).toBe(true);
  });

  it("stays so, also for a process that starts while messages wait", async () => {
    expect(await process()(SHOP)).toBe(true);
    await store.inbox.append([anEntry("d1")]);
    expect(await process()(SHOP)).toBe(true);
  });

  it("is so only after the shop was learned from, once, however many ask and whoever starts later", async () => {
    const isReady = process();
    bound = [];
    await isReady(SHOP);
    expect(learned).toEqual([]);
    bound = [BOUND];
    expect(await Promise.all([isReady(SHOP), isReady(SHOP)])).toEqual([true, true]);
    expect([await isReady(SHOP), await process()(SHOP)]).toEqual([true, true]);
    expect(learned).toEqual([SHOP]);
  });

  it("waits for a learning that failed to be tried again", async () => {
    let isFull = true;
    const isReady = createReadiness({
      ...{ ...store, bindings: { all: () => Promise.resolve(bound) } },
      learnShop: (installation_id) =>
        isFull ? Promise.reject(new Error("the disk is full")) : learnShop(installation_id),
    });
    await expect(isReady(SHOP)).rejects.toThrow("the disk is full");
    isFull = false;
    expect(await isReady(SHOP)).toBe(true);
    expect(learned).toEqual([SHOP]);
  });

  it("is said of each installation by itself", async () => {
    const isReady = process();
    expect(await isReady(SHOP)).toBe(true);
    bound = [];
    expect(await isReady("other")).toBe(false);
  });
});
