import { afterEach, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const worlds: ShopWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

describe("the month's record 缺货月报 on the platform", () => {
  it("is written once for the month that is over, and tells what was cancelled for stockout in it", async () => {
    const world = await aShopWorld();
    worlds.push(world);
    const { clock, person, running, records, settled } = world;
    const order = { order_no: "XS-FEB", customer_code: "KH-1", ordered_at: clock.startOf("2026-02-12") };
    const lines = [{ item_code: itemCode(1), quantity: 7 }];
    await person.create("sales_order", {
      ...anOrder({ ...order, lines }),
      ...{ order_status: "已取消", cancel_reason: "缺货" },
    });
    await settled();
    await running.addon.makeRetention();
    await running.addon.writeStockoutReports();
    await settled();
    const [report, ...others] = await records("stockout_report");
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      ...{ effect_key: "stockout_report/2026-02", report_month: "2026-02", lost_units: 7, affected_customer_count: 1 },
      ...{ effect_note: expect.stringContaining("无法估计"), closed_on: clock.startOf("2026-03-10") },
      stock_value: expect.any(Number),
    });
    await running.addon.writeStockoutReports();
    await settled();
    expect(await records("stockout_report")).toHaveLength(1);
    const { figures } = await running.addon.reports.retention(INSTALLATION);
    expect(figures?.months.at(-1)).toMatchObject({ month: "2026-02", lost_units: 7 });
  });
});
