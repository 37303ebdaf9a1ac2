import { afterEach, describe, expect, it } from "@jest/globals";
import { drained, INSTALLATION, startShopAddon } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const DAY_MS = 86_400_000;
const IDLE_DAYS = 10;
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

describe("a shelf that is empty while the books are full", () => {
  it("is asked to be counted once, and the count ends the task and enters the accuracy", async () => {
    const world = await aShopWorld();
    worlds.push(world);
    const { clock, data_dir, platform, api_key, person, stockOf, records } = world;
    const edited = async (on_hand: number) => person.edit("stock_level", (await stockOf(ITEM))._id, { on_hand });
    // Nothing is sold for days of an item that sells every day: its 500 on the books are not on the shelf.
    clock.move(IDLE_DAYS * DAY_MS);
    await edited(490);
    await world.settled();
    const [task, ...others] = await records("count_task");
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      ...{ item_code: ITEM, location_code: LOCATION, book_quantity: 490, doubt: "疑似假性库存" },
      ...{ task_status: "待盘点", owner_name: "", counted_quantity: null, closed_on: null },
      count_reason: expect.stringContaining("账面有 490 个，却已连续 10 天没有销售"),
      due_date: clock.startOf("2026-03-23"),
    });
    await world.running.stop();
    const port = Number(new URL(world.running.board_url).port);
    const again = await startShopAddon({ clock, data_dir, platform, api_key, port });
    const settled = async () => {
      await platform.idle();
      await drained(again, () => clock.move(1_000));
    };
    try {
      await edited(491);
      await settled();
      await edited(490);
      await settled();
      expect(await records("count_task")).toEqual([task]);
      const asked = await again.addon.reports.operating(INSTALLATION);
      expect(asked).toMatchObject({
        ...{ has_count_form: true, asked_counts: 1 },
        count_tasks: [{ item_code: ITEM, reason: "phantom_stock", due_on: "2026-03-23", is_late: false }],
      });
      const lines = [{ item_code: ITEM, book_quantity: 490, counted_quantity: 12 }];
      await person.create("stock_count", {
        ...{ count_no: "PD-1", location_code: LOCATION, counted_at: clock.stamp(), lines },
      });
      await settled();
      expect(await records("count_task")).toMatchObject([
        {
          ...{ _id: task?._id, task_status: "已盘点", count_no: "PD-1", counted_quantity: 12, variance: -478 },
          closed_on: clock.startOf("2026-03-20"),
        },
      ]);
      expect(await again.addon.reports.operating(INSTALLATION)).toMatchObject({ asked_counts: 0, count_tasks: [] });
      expect(await again.addon.makeFigures()).toBe(1);
      const { figures } = await again.addon.reports.operating(INSTALLATION);
      expect(figures?.counts.by_class.map(({ counts }) => counts).reduce((sum, count) => sum + count)).toBe(1);
      expect(figures?.counts.worst).toMatchObject([{ item_code: ITEM, book_quantity: 490, counted_quantity: 12 }]);
    } finally {
      await again.stop();
    }
  });
});
