import { afterEach, describe, expect, it } from "@jest/globals";
import { itemReport } from "../../src/contracts/item-report.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const SUBJECT = { installation_id: INSTALLATION, item_code: ITEM, location_code: LOCATION };
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** A shop, with a person at the item's form and eyes on what comes of it. */
async function aWorld() {
  const world = await aShopWorld();
  worlds.push(world);
  const { addon, person, settled, stockOf } = world;
  const [form] = await world.find("item", { item_code: ITEM });
  if (form === undefined) throw new Error("the item has a form");
  return {
    ...world,
    write: async (terms: object) => {
      await person.edit("item", form._id, terms);
      await settled();
    },
    empty: async () => {
      await person.edit("stock_level", (await stockOf(ITEM))._id, { on_hand: 0 });
      await settled();
    },
    report: async () => itemReport.parse(await addon.reports.item(SUBJECT)),
  };
}

describe("order terms on an item's form", () => {
  it("size the order that stock record, purchase proposal and item page show, and say why", async () => {
    const { write, empty, report, stockOf, records } = await aWorld();
    await write({
      ...{ moq: 50, order_multiple: 10 },
      price_breaks: [{ from_quantity: 400, unit_price: 8 }],
      ...{ order_cost: 30, holding_cost_rate: 0.2 },
    });
    await empty();
    const shown = await stockOf(ITEM);
    expect(shown["suggested_order_quantity"]).toBe(400);
    expect(shown["alert_reason"]).toMatch(
      /建议今天订 400 个（订 400 享阶梯价，一年约省 \d+ 元|按 10 的倍数取整，再订 400/,
    );
    const [proposal] = await records("replenishment");
    expect(proposal).toMatchObject({ suggested_order_quantity: 400, estimated_cost: 3200 });
    expect(proposal?.["rounding_reason"]).toContain("订 400 享阶梯价");
    const { rounding_reason, order_profit, replenishment } = await report();
    expect(rounding_reason).toBe(proposal?.["rounding_reason"]);
    expect(replenishment).toMatchObject({ target: "service_level", wished: "service_level" });
    if (order_profit?.kind !== "known") throw new Error("price and cost are known");
    expect(order_profit.suggested.quantity).toBe(400);
    expect(order_profit.points.map(({ quantity }) => quantity)).toEqual(expect.arrayContaining([0, 399, 400]));
    expect(order_profit.holding_cost_rate).toBe(0.2);
  });

  it("cut the order to what sells before it expires, and go back when they are taken off the form", async () => {
    const { write, empty, report, stockOf } = await aWorld();
    await empty();
    const before = Number((await stockOf(ITEM))["suggested_order_quantity"]);
    await write({ shelf_life_days: 3 });
    const cut = await stockOf(ITEM);
    expect(cut["suggested_order_quantity"]).toBeGreaterThan(0);
    expect(cut["suggested_order_quantity"]).toBeLessThan(before);
    expect(cut["alert_reason"]).toMatch(/保质期内能卖完的只有 \d+，减到 \d+/);
    expect((await report()).explanation.map(({ label }) => label)).toContain("保质期内能卖完");
    await write({ shelf_life_days: null });
    expect((await stockOf(ITEM))["suggested_order_quantity"]).toBe(before);
  });

  it("set the target, which falls back with a word where no price is known", async () => {
    const { write, empty, report } = await aWorld();
    await write({ replenishment_target: "按预期利润" });
    await empty();
    const profit = await report();
    expect(profit.replenishment).toMatchObject({ target: "profit", lacks: null });
    await write({ sale_price: null });
    const fallen = await report();
    expect(fallen.replenishment).toMatchObject({ target: "service_level", wished: "profit", lacks: "sale_price" });
    expect(fallen.order_profit).toEqual({ kind: "lacking", lacks: "sale_price" });
    expect(fallen.explanation).toContainEqual({
      label: "补货目标",
      value: "按预期利润（没有销售价，改按服务水平 98%）",
    });
    expect(fallen.reorder_point).not.toBe(profit.reorder_point);
  });

  it("that cannot be used are told as a problem, while the rest of the form is used", async () => {
    const { write, empty, report, stockOf, addon } = await aWorld();
    await write({ fill_rate_target: 98, replenishment_target: "按满足率", moq: 700 });
    await empty();
    expect((await stockOf(ITEM))["suggested_order_quantity"]).toBe(700);
    expect((await report()).replenishment).toMatchObject({ target: "service_level", lacks: "fill_rate_target" });
    const [aside] = await addon.store.inbox.aside(INSTALLATION, 10);
    expect(aside?.problem.message).toContain("目标满足率 98 须大于 0、小于 1");
    await write({ fill_rate_target: 0.98 });
    expect((await report()).replenishment).toMatchObject({ target: "fill_rate", lacks: null });
    expect(await addon.store.inbox.aside(INSTALLATION, 10)).toEqual([]);
  });
});
