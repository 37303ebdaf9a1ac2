import { afterEach, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

describe("rules on a real platform", () => {
  let world: ShopWorld;
  afterEach(() => world.close());

  it("are written switched off, read back, and tried on what was really told", async () => {
    world = await aShopWorld();
    const { starterRules, reports, store } = world.addon;
    await world.person.edit("stock_level", (await world.stockOf(itemCode(1)))._id, { on_hand: 0 });
    await world.settled();
    const rules = starterRules.rules("餐饮");
    expect((await starterRules.write(INSTALLATION, rules)).written).toHaveLength(3);
    expect((await starterRules.write(INSTALLATION, rules)).written).toEqual([]);
    await world.running.reconcile(false);
    await world.settled();

    const report = await reports.rules(INSTALLATION);
    expect(report.rules.map(({ rule_name, status }) => `${status} ${rule_name}`).toSorted()).toEqual([
      ...["active 老板提醒", "active 采购提醒", "stopped 餐饮：2 天内缺货通知采购"],
      ...["stopped 餐饮：库存变动无单据通知仓库", "stopped 餐饮：缺货立即通知采购"],
    ]);
    expect(report.form_url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/forms\//);
    const sent = (await reports.messages(INSTALLATION)).messages.filter(({ state }) => state === "done");
    expect(sent.length).toBeGreaterThan(0);
    expect(report.in_force.messages).toBe(sent.length);
    expect(report.rules.find(({ rule_name }) => rule_name === "餐饮：缺货立即通知采购")?.dry_run).toMatchObject({
      kind: "counted",
      messages: 1,
    });
    expect((await store.ruleVersions.all(INSTALLATION)).length).toBe(5);
  }, 60_000);
});
