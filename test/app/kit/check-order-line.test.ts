import { beforeEach, describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createCareSegments } from "../../../src/app/care/care-segments.ts";
import { createCheckOrderLine } from "../../../src/app/kit/check-order-line.ts";
import { lineRisk } from "../../../src/app/kit/line-risk.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import { orderLineReport, type OrderLineRequest } from "../../../src/contracts/kit.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aBomLine, aProductionOrder, aSalesLine, aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, assessAll, NOW, TODAY } from "../purchase-plan/a-planned-shop.ts";

const BOUND: readonly FormName[] = ["stock_level", "sales_order", "replenishment"];
const place = { item_code: "A", location_code: "W1" };

describe("checking an order line", () => {
  let store: Store;

  beforeEach(async () => {
    store = createMemoryStore();
    await aPlannedShop(store, [
      { item_code: "A", item: { category: "杯壶" }, on_hand: { W1: 90 } },
      { item_code: "B", item: { category: "杯壶" }, on_hand: { W1: 900, W2: 950 } },
      { item_code: "C", item: { category: "杯壶", is_active: false }, on_hand: { W1: 990 } },
      { item_code: "D", item: { category: "碗盘" }, on_hand: { W1: 990 } },
    ]);
  });

  const check = (wish: Partial<OrderLineRequest> = {}) =>
    createCheckOrderLine({
      ...store,
      clock: createSystemClock({ now: () => NOW }),
      calendar: createChineseCalendar(),
      effectSetting: () => Promise.resolve({ bound: new Set(BOUND) }),
      pooledModel: () => Promise.resolve(undefined),
      alarmBudget: () => Promise.resolve(undefined),
      slowSuppliers: () => Promise.resolve(new Map()),
      segmentsOf: createCareSegments({ ...store, clock: createSystemClock({ now: () => NOW }) }),
      breathe: () => Promise.resolve(),
    })(SHOP, { ...place, quantity: 10, ...wish });

  const assessed = async () => {
    await assessAll(store);
    const kept = await store.assessments.get({ installation_id: SHOP, ...place });
    if (kept === null) throw new Error("it was assessed");
    return lineRisk(kept.risk);
  };

  it.each([{ quantity: 10 }, { quantity: 60 }, { quantity: 75 }, { quantity: 120 }])(
    "tells what the assessment says once the line of $quantity is placed",
    async ({ quantity }) => {
      const promised = aSalesLine({ ...place, order_no: "SO-P", promised_on: addDays(TODAY, 9), quantity: 15 });
      await store.records.apply([aChange("promised", [promised])]);
      const before = await assessed();
      const report = await check({ quantity });
      expect(report.now).toEqual(before);
      expect(report.can_ship).toBe(quantity <= 75);
      const line = aSalesLine({ ...place, order_no: "SO-N", ordered_on: TODAY, quantity });
      await store.records.apply([aChange("new", [line])]);
      expect(report.after).toEqual(await assessed());
    },
  );

  it("fits its contract, changes nothing, and offers what is there of the category at the same place", async () => {
    const report = await check({ quantity: 200 });
    expect(orderLineReport.parse(report)).toEqual(report);
    expect(await store.subjects.dirtyCount(SHOP)).toBe(0);
    const b = { item_code: "B", item_name: "商品 B", location_code: "W1", available: 900, unit: "件" };
    const why = { basis: "in_category", reason: "同类有货" };
    expect(report.substitutes).toEqual([{ ...b, ...why }]);
    expect(report.sentence).toContain("同类有货：商品 B（B）可用 900 件");
  });

  it("sees what production takes, as the assessment does", async () => {
    const before = await assessed();
    await store.records.apply([
      aChange("bom", [aBomLine({ parent_code: "BOX", component_code: "A", quantity_per: 1, scrap_rate: 0 })]),
      aChange("plan", [
        aProductionOrder({ item_code: "BOX", location_code: "W1", start_on: addDays(TODAY, 2), quantity: 60 }),
      ]),
    ]);
    const after = await assessed();
    expect(after.severity).not.toBe(before.severity);
    expect((await check()).now).toEqual(after);
  });

  it("offers nothing for an item without a category", async () => {
    await store.records.apply([aChange("z", [aStockLevel({ item_code: "Z", location_code: "W1", on_hand: 5 })])]);
    await assessAll(store);
    expect((await check({ item_code: "Z" })).substitutes).toEqual([]);
  });

  it.each([
    { wish: { item_code: "X" }, code: "item_unknown" },
    { wish: { item_code: "B", location_code: null }, code: "place_needed" },
    { wish: { item_code: "B", location_code: "W9" }, code: "place_unknown" },
  ])("refuses $wish as $code", async ({ wish, code }) => {
    await expect(check(wish)).rejects.toMatchObject({ code });
  });

  it("says that an item has not been assessed yet", async () => {
    await store.records.apply([aChange("n", [aStockLevel({ item_code: "NEW", location_code: "W1" })])]);
    await expect(check({ item_code: "NEW" })).rejects.toMatchObject({ code: "not_assessed" });
  });
});
