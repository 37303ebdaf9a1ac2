import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

let world: ShopWorld;
beforeAll(async () => {
  world = await aShopWorld({ item_count: 8 });
});
afterAll(() => world.close());

const assessed = (item_code: string) =>
  world.addon.store.assessments.get({ installation_id: INSTALLATION, item_code, location_code: LOCATION });

/** A person counts an item's stock. */
async function counted(item_code: string, on_hand: number): Promise<void> {
  await world.person.edit("stock_level", (await world.stockOf(item_code))._id, { on_hand });
  await world.settled();
}

describe("contents nobody expects", () => {
  it.each([
    { name: "negative stock", item: itemCode(1), on_hand: -12, severity: "缺货" },
    { name: "a million million units", item: itemCode(2), on_hand: 1e12, severity: "正常" },
    { name: "half a unit", item: itemCode(3), on_hand: 0.5, severity: "紧急" },
  ])("judges $name", async ({ item, on_hand, severity }) => {
    await counted(item, on_hand);
    expect(await world.stockOf(item)).toMatchObject({ on_hand, alert_severity: severity });
    const counts = await world.addon.store.outbox.counts(INSTALLATION);
    expect(counts).toMatchObject({ dead: 0, waiting: 0 });
  });

  it("carries an item's name as it is, emoji and formula alike, to every record and message", async () => {
    const item_name = "=1+1 🧊 奶茶\"'<b>";
    const [item] = await world.find("item", { item_code: itemCode(4) });
    await world.person.edit("item", item?._id ?? "", { item_name });
    await world.settled();
    await counted(itemCode(4), 0);
    expect(await world.find("stockout_alert", { item_code: itemCode(4) })).toMatchObject([{ item_name }]);
    expect(await world.find("replenishment", { item_code: itemCode(4) })).toMatchObject([{ item_name }]);
    expect(await assessed(itemCode(4))).toMatchObject({ item_name });
    const { messages } = await world.addon.reports.messages(INSTALLATION);
    expect(messages.filter(({ title }) => title.includes(item_name)).map(({ state }) => state)).toEqual([
      "done",
      "done",
    ]);
  });

  it("reads an order of two hundred lines", async () => {
    const lines = Array.from({ length: 200 }, (_, index) => ({ item_code: itemCode(5 + (index % 2)), quantity: 1 }));
    const order = anOrder({ order_no: "XS-200", ordered_at: world.clock.stamp(), lines });
    await world.person.create("sales_order", order);
    await world.settled();
    await counted(itemCode(5), 40);
    expect(await world.find("care_task", { item_code: itemCode(5) })).toMatchObject([{ affected_quantity: 60 }]);
  });

  it("keeps a rule, an order and a stock record for what is in no item list", async () => {
    const lines = [{ item_code: "无此商品", quantity: 3 }];
    await world.person.create("sales_order", anOrder({ order_no: "XS-?", ordered_at: world.clock.stamp(), lines }));
    await world.settled();
    expect(await assessed("无此商品")).toMatchObject({
      item_name: "无此商品",
      on_hand: null,
      risk: { severity: "unknown" },
    });
    expect(await world.find("stockout_alert", { item_code: "无此商品" })).toEqual([]);
  });

  it("takes a code with slashes, spaces and percent signs for what it is", async () => {
    const item_code = "A/B 50%/1 #?";
    await world.person.create("stock_level", { item_code, location_code: LOCATION, on_hand: 0 });
    const lines = [{ item_code, quantity: 3 }];
    await world.person.create("sales_order", anOrder({ order_no: "XS-/", ordered_at: world.clock.stamp(), lines }));
    await world.settled();
    const [alert, ...others] = await world.find("stockout_alert", { item_code });
    expect(others).toEqual([]);
    await world.person.edit("stockout_alert", alert?._id ?? "", { alert_status: "已确认" });
    await world.settled();
    expect(await assessed(item_code)).toMatchObject({ alert: { status: "acknowledged" } });
  });

  it("learns of what was written by the API, which never pushes, at the next poll", async () => {
    const { addon, bindingOf, running } = world;
    await addon.platform.createRecords(
      bindingOf("stock_level"),
      [{ item_code: "API-1", location_code: LOCATION, on_hand: 8 }],
      randomUUID(),
    );
    await world.settled();
    expect(await assessed("API-1")).toBeNull();
    await running.reconcile(false);
    await world.settled();
    expect(await assessed("API-1")).toMatchObject({ on_hand: 8 });
  });

  it("forgets the stock of a removed record and knows it again when it is recovered", async () => {
    const { _id } = await world.stockOf(itemCode(7));
    await world.person.remove("stock_level", _id);
    await world.settled();
    expect(await assessed(itemCode(7))).toMatchObject({ on_hand: null });
    await world.person.recover("stock_level", _id);
    await world.settled();
    expect(await assessed(itemCode(7))).toMatchObject({ on_hand: 500, risk: { severity: "none" } });
  });

  it("closes the alert of what is no more, and begins another episode when it is back", async () => {
    const item_code = "KOMMT-WIEDER";
    const stock = await world.person.create("stock_level", { item_code, location_code: LOCATION, on_hand: 0 });
    const lines = [{ item_code, quantity: 3 }];
    const order = await world.person.create(
      "sales_order",
      anOrder({ order_no: "XS-W", ordered_at: world.clock.stamp(), lines }),
    );
    await world.settled();
    expect(await world.find("stockout_alert", { item_code })).toMatchObject([{ alert_status: "待处理" }]);
    await world.person.remove("sales_order", order);
    await world.person.remove("stock_level", stock);
    await world.settled();
    expect(await assessed(item_code)).toBeNull();
    expect(await world.find("stockout_alert", { item_code })).toMatchObject([{ alert_status: "已解除" }]);
    expect(await world.find("stockout_event", { item_code })).toMatchObject([{ ended_at: expect.any(String) }]);
    await world.person.recover("sales_order", order);
    await world.person.recover("stock_level", stock);
    await world.settled();
    expect(await world.find("stockout_alert", { item_code })).toMatchObject([
      { alert_status: "已解除" },
      { alert_status: "待处理", effect_key: `alert/${item_code}/${LOCATION}/2` },
    ]);
  });

  it("goes on when the clock has been set back", async () => {
    await counted(itemCode(8), 0);
    world.clock.move(-2 * 3_600_000);
    await counted(itemCode(8), 500);
    expect(await world.stockOf(itemCode(8))).toMatchObject({ alert_severity: "正常" });
    world.clock.move(2 * 3_600_000);
    await counted(itemCode(8), 499);
    expect(await world.find("stockout_alert", { item_code: itemCode(8) })).toMatchObject([{ alert_status: "已解除" }]);
  });
});
