import { describe, expect, it } from "@jest/globals";
import { ASKING, aCustomerWorld, CONFIRMED, INSTALLATION } from "./customer-world.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aFigure, aLook, anExposure } from "../../store/exposure-builders.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aTaggingShop, TODAY } from "./a-tagging-shop.ts";

const ERASURE = [INSTALLATION, CONFIRMED, ASKING] as const;

/** Records as they were read first; then something happens before whoever reads them goes on. */
function meanwhile(records: Store["records"], happen: () => Promise<unknown>): Store["records"] {
  return {
    ...records,
    list: async (...place) => {
      const listed = await records.list(...place);
      await happen();
      return listed;
    },
  };
}

const tag = (quantity: number) => `缺货待发：保温杯 ${quantity} 件（${TODAY} 起）`;

describe("tagging customers who wait", () => {
  it("writes once however late the write is read back, and clears it once when the goods are there", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.customer("k1", "C-1");
    await shop.order("C-1", 5);
    expect([await look(), await look(), await look()]).toEqual([1, 0, 0]);
    await shop.onHand(100);
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await shop.written("k1")).toEqual([tag(5), null]);
    await shop.readBack("k1");
    expect(await look()).toBe(0);
    expect(await shop.told()).toEqual({});
  });

  it("follows who was cancelled for a month, until they order again", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.onHand(100);
    await shop.customer("k1", "C-1");
    await shop.customer("k2", "C-2");
    const found = [
      anExposure({ kind: "cancelled", customer_code: "C-1", exposed_on: "2026-09-20" }),
      anExposure({ kind: "cancelled", customer_code: "C-2", exposed_on: "2026-08-20" }),
    ];
    await shop.store.exposures.keep(SHOP, [aLook(found, { kinds: [] })]);
    expect([await look(), await look()]).toEqual([1, 0]);
    expect([await shop.written("k1"), await shop.written("k2")]).toEqual([
      ["缺货跟进：保温杯 已取消（2026-09-20）"],
      [],
    ]);
    await shop.store.customerFigures.keep(SHOP, [aFigure({ customer_code: "C-1", last_ordered_on: "2026-09-21" })]);
    expect(await look()).toBe(1);
    expect((await shop.written("k1")).at(-1)).toBeNull();
  });

  it("tags nobody: many people order under the code of walk-in customers", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.customer("k1", "散客", tag(5));
    await shop.order("散客", 5);
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await shop.written("k1")).toEqual([null]);
  });

  it("knows from another process what it told, also where both look at once", async () => {
    const shop = await aTaggingShop();
    const [one, other] = [shop.process(), shop.process(3)];
    await shop.customer("k1", "C-1");
    await shop.order("C-1", 5);
    expect((await Promise.all([one(), other()])).toSorted()).toEqual([0, 1]);
    expect([await other(), await one()]).toEqual([0, 0]);
    await shop.readBack("k1");
    await shop.onHand(100);
    expect([await other(), await one()]).toEqual([1, 0]);
    await shop.onHand(0);
    expect([await one(), await other()]).toEqual([1, 0]);
    expect(await shop.written("k1")).toEqual([tag(5), null, tag(5)]);
  });

  it("tags a record that comes after the order", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.order("C-1", 5);
    expect([await look(), await look()]).toEqual([0, 0]);
    await shop.customer("k1", "C-1");
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await shop.written("k1")).toEqual([tag(5)]);
  });

  it("says the first thing again after the second, though nothing was read back in between", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.customer("k1", "C-1");
    for (const quantity of [5, 7, 5]) {
      await shop.order("C-1", quantity);
      expect(await look()).toBe(1);
    }
    expect(await shop.written("k1")).toEqual([tag(5), tag(7), tag(5)]);
  });

  it("leaves what a person made of a tag until there is something else to say", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.customer("k1", "C-1");
    await shop.order("C-1", 5);
    await look();
    await shop.customer("k1", "C-1", "已电话联系");
    expect([await look(), await look()]).toEqual([0, 0]);
    await shop.order("C-1", 7);
    expect(await look()).toBe(1);
    expect(await shop.written("k1")).toEqual([tag(5), tag(7)]);
  });

  it("leaves a person's own words on the record of one who waits for nothing", async () => {
    const shop = await aTaggingShop();
    await shop.customer("k1", "C-1");
    await shop.customer("k2", "C-2", "老客户");
    await shop.order("C-1", 5);
    expect(await shop.process()()).toBe(1);
    expect(await shop.written("k2")).toEqual([]);
    expect(await shop.told()).toEqual({ k1: tag(5) });
  });

  it("clears at its first look what was left on a record before anything was remembered", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.customer("k1", "C-1", tag(9));
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await shop.written("k1")).toEqual([null]);
  });

  it("does not write again what the platform keeps in other words", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.customer("k1", "C-1");
    await shop.order("C-1", 5);
    await look();
    await shop.customer("k1", "C-1", tag(5).slice(0, 8));
    expect(await look()).toBe(0);
  });

  it("bounds what names and units say, however long they are, and shows no phone number", async () => {
    const item_name = `${"长".repeat(5_000)}\n13912345678`;
    const shop = await aTaggingShop(undefined, { item_name, unit: "箱".repeat(900) });
    await shop.customer("k1", "C-1");
    await shop.order("C-1", 5);
    await shop.process()();
    const [text] = await shop.written("k1");
    expect(text).toBe(`缺货待发：${"长".repeat(39)}… 5 ${"箱".repeat(39)}…（${TODAY} 起）`);
  });

  it("reads no customer's record while nobody waits and nothing was told", async () => {
    const shop = await aTaggingShop();
    await shop.process()();
    await shop.store.registry.saveSetting("shop", "tags_told", "{}");
    await shop.customer("k1", "C-1", tag(9));
    expect(await shop.process()()).toBe(0);
  });

  it("forgets what it told on records that are removed", async () => {
    const shop = await aTaggingShop();
    const look = shop.process();
    await shop.customer("k1", "C-1");
    await shop.customer("k2", "C-2");
    await shop.order("C-1", 5);
    await shop.order("C-2", 5);
    await look();
    await shop.remove("k1");
    expect(await look()).toBe(0);
    expect(await shop.told()).toEqual({ k2: tag(5) });
  });
});

describe("the tags of a customer who asks to be forgotten", () => {
  it("are forgotten at once, those of others are not, and nothing is written on the record again", async () => {
    const { store, customers } = await aCustomerWorld();
    const shop = await aTaggingShop(store);
    const look = shop.process();
    await shop.customer("k2", "C-2");
    await shop.order("C-2", 5);
    expect(await look()).toBe(2);
    expect(await shop.told()).toMatchObject({ k1: expect.stringMatching(/^缺货待发/), k2: tag(5) });
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    expect(await shop.told()).toEqual({ k2: tag(5) });
    expect(await store.registry.setting("shop", "tags_told")).not.toMatch(/k1|C-1|erased-/);
    expect(await store.outbox.counts("shop")).toMatchObject({ waiting: 1, replaced: 1 });
    expect(await shop.written("k1")).toEqual([null]);
    expect(await look()).toBe(0);
    expect(await store.outbox.counts("shop")).toMatchObject({ waiting: 1, replaced: 1 });
  });

  it("are handed over with everything else that is kept of them", async () => {
    const { store, customers } = await aCustomerWorld();
    await (await aTaggingShop(store)).process()();
    const { actions } = await customers.exported(INSTALLATION, "C-1", ASKING);
    expect(actions).toMatchObject([{ kind: "update_record", form: "customer", values: { stockout_tag: tag(2) } }]);
  });

  it("are not written by a look that was under way, where nothing had been told on their record yet", async () => {
    const { store, customers } = await aCustomerWorld();
    const shop = await aTaggingShop(store);
    const look = shop.process(0, { records: meanwhile(store.records, () => customers.erase(...ERASURE)) });
    expect(await look()).toBe(0);
    expect([await shop.told(), await shop.written("k1")]).toEqual([{}, []]);
    expect(await shop.process()()).toBe(0);
  });

  it("are not written where they were told while the customer was being erased", async () => {
    const { store, customers } = await aCustomerWorld();
    const shop = await aTaggingShop(store);
    const look = shop.process();
    const { markErased } = store.customerData;
    store.customerData.markErased = async (...words) => {
      expect(await look()).toBe(1);
      return markErased(...words);
    };
    await customers.erase(...ERASURE);
    expect([await shop.told(), await shop.written("k1")]).toEqual([{}, [null]]);
    expect(await store.outbox.counts("shop")).toMatchObject({ waiting: 0 });
  });

  it("are read as an earlier version kept them", async () => {
    const shop = await aTaggingShop();
    await shop.store.registry.saveSetting("shop", "tags_told", JSON.stringify({ k1: tag(5) }));
    await shop.customer("k1", "C-1");
    await shop.order("C-1", 5);
    expect(await shop.process()()).toBe(0);
    expect(await shop.told()).toEqual({ k1: tag(5) });
  });

  it("are forgotten at the next look where one was under way", async () => {
    const { store, customers } = await aCustomerWorld();
    const shop = await aTaggingShop(store);
    await shop.process()();
    const told = (await store.registry.setting("shop", "tags_told")) ?? "";
    expect(told).toContain("k1");
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    await store.registry.saveSetting("shop", "tags_told", told);
    expect(await shop.process()()).toBe(0);
    expect(await shop.told()).toEqual({});
  });
});
