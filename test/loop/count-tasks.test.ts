import { afterEach, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { anAddonFromScratch } from "./from-scratch.ts";

const ITEM = itemCode(1);
const DAY_MS = 86_400_000;
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

describe("probe", () => {
  it("x", async () => {
    const world = await aShopWorld();
    worlds.push(world);
    const { addon, clock, person, settled, stockOf, records } = world;
    for (const days of [10, 10, 10]) {
      clock.move(days * DAY_MS);
      await person.edit("stock_level", (await stockOf(ITEM))._id, { on_hand: 480 + days });
      await settled();
      const kept = await addon.store.assessments.get({
        installation_id: INSTALLATION,
        item_code: ITEM,
        location_code: LOCATION,
      });
      console.log(JSON.stringify([clock.today(), kept?.risk.signals, kept?.count_tasks, await records("count_task")]));
    }
    expect(anAddonFromScratch).toBe(1);
  });
});
