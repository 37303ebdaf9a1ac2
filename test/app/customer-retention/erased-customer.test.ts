import { beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createSqliteStore } from "../../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import type { Store } from "../../../src/ports/store.ts";
import { ASKING, aCustomerWorld, CONFIRMED, INSTALLATION } from "../customer/customer-world.ts";
import { temporaryDatabase } from "../../store/temporary-database.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aFollowedShop, TODAY } from "./a-followed-shop.ts";
import { aRetentionRun } from "./a-retention-run.ts";

const NOW = Date.parse(`${TODAY}T04:00:00Z`);

it("takes a customer who is erased out of what was kept of those most likely to be lost", async () => {
  const { store, customers } = await aCustomerWorld();
  await store.registry.saveSetting(SHOP, "is_ready", "true");
  await aRetentionRun(store, NOW);
  const kept = createKeptRetention(store);
  const found = await kept.found(SHOP);
  if (found.made === null) throw new Error("nothing was made");
  const foretold = ["C-1", "C-2"].map((customer_code) => ({ customer_code, lost_risk: 0.4 }));
  await kept.save(SHOP, found, { ...found.made, foretold });
  await customers.erase(INSTALLATION, CONFIRMED, ASKING);
  const after = (await kept.found(SHOP)).made;
  const left = [{ customer_code: "C-2", lost_risk: 0.4 }];
  expect(after?.foretold).toEqual(left);
  expect(after?.figures.fragile).toMatchObject({ count: 1, customers: left });
});

const path = temporaryDatabase();

describe("a run while a customer is erased", () => {
  let store: Store;
  let first: string;
  let codes: readonly string[];
  beforeAll(async () => {
    store = createSqliteStore({ path: path() });
    await aFollowedShop(store);
    await aRetentionRun(store, NOW);
    codes = (await createKeptRetention(store).of(SHOP))?.fragile.customers.map((one) => one.customer_code) ?? [];
    first = (await text()) ?? "";
  });
  beforeEach(() => store.registry.saveSetting(SHOP, "customer_retention", first));

  const text = () => store.registry.setting(SHOP, "customer_retention");
  const code = (at: number) => codes[at] ?? "nobody";
  const forget = (at: number) => createKeptRetention(store).forget(SHOP, code(at));
  const TOMORROW = NOW + 86_400_000;

  it("keeps nothing where it had read the shop before, and makes all without them the next time", async () => {
    const care: Store["care"] = {
      ...store.care,
      since: async (...asked) => {
        await forget(0);
        return store.care.since(...asked);
      },
    };
    expect(await aRetentionRun({ ...store, care }, TOMORROW)).toBe(0);
    expect(await text()).not.toContain(code(0));
    expect(await aRetentionRun(store, TOMORROW)).toBe(1);
    expect(await text()).not.toContain(code(0));
    expect(await text()).toContain(code(1));
  });

  it("loses where they are erased after it has asked who is", async () => {
    const marks = {
      pseudonyms: async () => {
        await forget(0);
        return () => null;
      },
    };
    expect(await aRetentionRun(store, TOMORROW, { marks })).toBe(0);
    expect(await text()).not.toContain(code(0));
  });

  it("leaves out who is marked as erased and still being erased", async () => {
    expect(await text()).toContain(code(0));
    const pseudonymOf = (one: string) => (one === code(0) ? "已删除-1" : null);
    const marks = { pseudonyms: () => Promise.resolve(pseudonymOf) };
    expect(await aRetentionRun(store, TOMORROW, { marks })).toBe(1);
    expect(await text()).not.toContain(code(0));
  });

  it("brings neither of two back who are erased at once", async () => {
    await Promise.all([forget(0), forget(1)]);
    expect(await text()).not.toContain(code(0));
    expect(await text()).not.toContain(code(1));
    expect(await text()).toContain(code(2));
  });
});
