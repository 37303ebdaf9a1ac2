import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createTagCustomers } from "../../src/app/customer/tag-customers.ts";
import { createToldTags } from "../../src/app/customer/told-tags.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const FIRST = itemCode(1);
const SECOND = itemCode(2);

let world: ShopWorld;
beforeAll(async () => {
  world = await aShopWorld();
});
afterAll(() => world.close());

/** The tag on each customer's record; the platform shows an empty text where there is none. */
async function tags(): Promise<Readonly<Record<string, unknown>>> {
  const records = await world.records("customer");
  return Object.fromEntries(
    records.map(({ customer_code, stockout_tag }) => [
      String(customer_code),
      stockout_tag === "" ? null : (stockout_tag ?? null),
    ]),
  );
}

/** One look, with what it asks for done, and read back as the poll reads what API writes have changed. */
async function tagged(): Promise<number> {
  const asked = await world.addon.tagCustomers();
  await world.settled();
  await world.running.reconcile(false);
  await world.settled();
  return asked;
}

const order = (order_no: string, customer_code: string, item_code: string, quantity: number) =>
  anOrder({ order_no, customer_code, ordered_at: world.clock.stamp(), lines: [{ item_code, quantity }] });

const count = async (item_code: string, on_hand: number) => {
  await world.person.edit("stock_level", (await world.stockOf(item_code))._id, { on_hand });
  await world.settled();
};

describe("the tag of customers who wait for goods", () => {
  it("is on nobody's record while all can be served", async () => {
    expect(await tagged()).toBe(0);
    expect(Object.values(await tags()).every((tag) => tag === null)).toBe(true);
  });

  it("appears on the record of whoever cannot be served, with the item, the units and the day", async () => {
    await world.person.create("sales_order", order("XS-A", "KH-1", FIRST, 8));
    await world.person.create("sales_order", order("XS-B", "KH-2", FIRST, 30));
    await count(FIRST, 10);
    expect(await tagged()).toBe(1);
    const today = world.clock.today();
    expect(await tags()).toMatchObject({ "KH-1": null, "KH-2": `缺货待发：商品 ${FIRST} 28 个（${today} 起）` });
    expect(await world.addon.tagCustomers()).toBe(0);
  });

  it("gathers several items, and goes item by item as goods come", async () => {
    await world.person.create("sales_order", order("XS-C", "KH-2", SECOND, 5));
    await count(SECOND, 0);
    await tagged();
    expect((await tags())["KH-2"]).toMatch(new RegExp(`^缺货待发：商品 ${FIRST} 28 个.*、商品 ${SECOND} 5 个`));
    await count(FIRST, 500);
    await tagged();
    expect((await tags())["KH-2"]).toMatch(new RegExp(`^缺货待发：商品 ${SECOND} 5 个（[^、]*$`));
    await count(SECOND, 500);
    expect(await tagged()).toBe(1);
    expect((await tags())["KH-2"]).toBeNull();
  });

  it("is asked for once, however often one looks before the record was read again", async () => {
    await world.person.create("sales_order", order("XS-D", "KH-3", FIRST, 900));
    await world.settled();
    await world.addon.tagCustomers();
    await world.settled();
    const writes = async () =>
      (await world.addon.store.outbox.list(INSTALLATION, { state: "done" }, 500)).filter(({ line }) =>
        line.startsWith("customer/"),
      ).length;
    const before = await writes();
    await world.addon.tagCustomers();
    await world.settled();
    expect(await writes()).toBe(before);
  });

  it("comes back with the same words where the same goods are out again", async () => {
    await tagged();
    const before = (await tags())["KH-3"];
    expect(before).toMatch(/^缺货待发/);
    expect(await tagged()).toBe(0);
    await count(FIRST, 2_000);
    await tagged();
    expect((await tags())["KH-3"]).toBeNull();
    await count(FIRST, 500);
    await tagged();
    expect((await tags())["KH-3"]).toBe(before);
  });

  it("goes when the goods come, though no process has read back that it was written", async () => {
    const { addon, clock } = world;
    const other = createTagCustomers({
      ...{ ...addon.store, clock, toldTags: createToldTags(addon.store), binding: addon.bindings.ofForm },
      breathe: () => Promise.resolve(),
      onError: (_, error) => {
        throw error;
      },
    });
    await count(FIRST, 2_000);
    await tagged();
    await world.person.create("sales_order", order("XS-E", "KH-1", FIRST, 5_000));
    await world.settled();
    expect((await Promise.all([addon.tagCustomers(), other()])).toSorted()).toEqual([0, 1]);
    await world.settled();
    expect((await tags())["KH-1"]).toMatch(new RegExp(`^缺货待发：商品 ${FIRST} `));
    expect([await addon.tagCustomers(), await other()]).toEqual([0, 0]);
    await count(FIRST, 9_000);
    expect([await other(), await addon.tagCustomers()]).toEqual([1, 0]);
    await world.settled();
    expect((await tags())["KH-1"]).toBeNull();
  });

  it("is written on a record that comes after its order", async () => {
    await world.person.create("sales_order", order("XS-F", "KH-NEW", FIRST, 50_000));
    await world.settled();
    expect(await tagged()).toBe(0);
    await world.person.create("customer", { customer_code: "KH-NEW", customer_name: "新客户" });
    await world.settled();
    expect(await tagged()).toBe(1);
    expect((await tags())["KH-NEW"]).toMatch(/^缺货待发/);
  });
});
