import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const MINUTE_MS = 60_000;

let world: ShopWorld;
beforeEach(async () => {
  world = await aShopWorld({ item_count: 2 });
});
afterEach(() => world.close());

const stockId = async () => (await world.stockOf(itemCode(1)))._id;
const kept = async (record_id: string) => world.addon.store.records.get(INSTALLATION, "stock_level", record_id);
const notices = async () => (await world.addon.reports.problems(INSTALLATION)).notices;

/** An hour later the forms are looked at, without a push having told of anything. */
async function lookedAt(sweep: boolean): Promise<void> {
  await world.running.reconcile(sweep);
  await world.settled();
}

describe("what no push tells of", () => {
  it("an import and a batch edit are found by the next look", async () => {
    const { entry_id } = world.bindingOf("stock_level");
    const record_id = await stockId();
    await world.platform.importRows(entry_id, [
      { _id: record_id, on_hand: 7 },
      { item_code: "SP-NEU", location_code: "CK-1", on_hand: 3 },
    ]);
    await lookedAt(false);
    expect(await kept(record_id)).toMatchObject({ values: { on_hand: 7 } });
    const codes = (await world.addon.store.records.list(INSTALLATION, "stock_level")).map(
      ({ values }) => values["item_code"],
    );
    expect(codes).toContain("SP-NEU");
  });

  it("a second change in the same instant as the last one seen is found as well", async () => {
    const { entry_id } = world.bindingOf("stock_level");
    const other = (await world.stockOf(itemCode(2)))._id;
    await world.platform.importRows(entry_id, [{ _id: await stockId(), on_hand: 7 }]);
    await lookedAt(false);
    // The platform's clock stands still between the look and the next write, as far as anybody can see.
    const before = await world.addon.polling.watches.get(INSTALLATION, "stock_level");
    await world.platform.importRows(entry_id, [{ _id: other, on_hand: 8 }]);
    const { data_modified_at } = await world.addon.platform.look(world.bindingOf("stock_level"));
    await world.addon.polling.watches.save(INSTALLATION, "stock_level", {
      ...before,
      data_modified_at,
      is_confirmed: false,
    });
    await lookedAt(false);
    expect(await kept(other)).toMatchObject({ values: { on_hand: 8 } });
  });

  it("a removal is found by the sweep, and a recovery too", async () => {
    const record_id = await stockId();
    await world.platform.fault({ endpoint: "push", kind: "drop" });
    await world.person.remove("stock_level", record_id);
    await world.platform.idle();
    await lookedAt(true);
    expect(await kept(record_id)).toMatchObject({ removed: true });
    await world.person.recover("stock_level", record_id);
    await world.platform.idle();
    await world.platform.calm();
    await lookedAt(true);
    expect(await kept(record_id)).toMatchObject({ removed: false, values: { item_code: itemCode(1) } });
  });

  it("what was kept under a later time than the platform's is put right by the sweep", async () => {
    const record_id = await stockId();
    const { store } = world.addon;
    const wrong = await kept(record_id);
    const version = world.clock.now() + MINUTE_MS;
    await store.records.apply([
      {
        ...{ installation_id: INSTALLATION, form: "stock_level", record_id, version, removed: false },
        ...{ values: { ...wrong?.values, on_hand: 999 }, rows: [], touches: [], seen_at: 0, inbox_id: null },
      },
    ]);
    await lookedAt(true);
    expect(await kept(record_id)).toMatchObject({ values: { on_hand: wrong?.values["on_hand"] } });
  });
});

describe("a push that was switched off", () => {
  /** A person counts the stock in another minute; the push about it fails for good. */
  async function countedUnheard(on_hand: number): Promise<void> {
    await world.person.edit("stock_level", await stockId(), { on_hand });
    await world.platform.idle();
    world.clock.move(3 * MINUTE_MS);
    await lookedAt(false);
  }

  it("is noticed, told with where to click, made up for, and forgotten once pushes come again", async () => {
    await world.person.edit("stock_level", await stockId(), { on_hand: 90 });
    await world.settled();
    expect(await notices()).toEqual([]);
    const { webhooks } = (await world.platform.control(
      "GET",
      `/forms/${world.bindingOf("stock_level").entry_id}/webhooks`,
    )) as { readonly webhooks: readonly { readonly webhook_id: string }[] };
    const webhook_id = webhooks[0]?.webhook_id ?? "";
    // A hundred failures in a row: the platform gives this push up.
    await world.platform.fault({ endpoint: "push", kind: "status", value: 500 });
    for (let count = 0; count < 17; count += 1)
      await world.person.edit("stock_level", await stockId(), { on_hand: 80 - count });
    await world.platform.idle();
    await world.platform.calm();
    expect(await world.platform.control("GET", `/webhooks/${webhook_id}/deliveries`)).toMatchObject({ enabled: false });

    world.clock.move(3 * MINUTE_MS);
    await lookedAt(false);
    for (const on_hand of [50, 40, 30]) {
      await countedUnheard(on_hand);
      expect(await kept(await stockId())).toMatchObject({ values: { on_hand } });
    }
    expect(await notices()).toMatchObject([
      { code: "push_silent", form: "stock_level", hint: expect.stringContaining("重新启用") },
    ]);
    const { beat_ms } = await world.addon.polling.watches.get(INSTALLATION, "stock_level");
    const { beat_ms: usual } = await world.addon.polling.watches.get(INSTALLATION, "sales_order");
    expect(beat_ms).toBeLessThan((usual ?? 0) / 5);

    await world.platform.control("POST", `/webhooks/${webhook_id}/enable`, { retry: false });
    world.clock.move(3 * MINUTE_MS);
    await world.person.edit("stock_level", await stockId(), { on_hand: 20 });
    await world.settled();
    await lookedAt(false);
    expect(await notices()).toEqual([]);
  }, 60_000);

  it("is not suspected because the add-on itself writes, or another program imports now and then", async () => {
    await world.person.edit("stock_level", await stockId(), { on_hand: 90 });
    await world.settled();
    for (let count = 0; count < 4; count += 1) {
      await world.person.create("sales_order", {
        ...{ order_no: `XS-${count}`, customer_code: "KH-1", ordered_at: world.clock.stamp(), order_status: "待发货" },
        lines: [{ item_code: itemCode(1), quantity: 20 }],
      });
      await world.settled();
      world.clock.move(3 * MINUTE_MS);
      await lookedAt(false);
    }
    expect(await notices()).toEqual([]);
  }, 60_000);
});
