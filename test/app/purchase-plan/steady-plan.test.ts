import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createPurchasePlan } from "../../../src/app/purchase-plan/purchase-plan.ts";
import { createShownSuggestions } from "../../../src/app/purchase-plan/shown-suggestions.ts";
import { addDays, type Day } from "../../../src/domain/calendar/day.ts";
import { aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, assessAll, NOW, TODAY } from "./a-planned-shop.ts";

/** A plan that is looked at again and again while the shop goes on. */
async function aWatchedPlan(freeze_days = 1) {
  const store = createMemoryStore();
  await aPlannedShop(store, [{ item_code: "A", on_hand: { W1: 60 } }]);
  let version = 1;
  const time: { today: Day } = { today: TODAY };
  const clock = { today: () => time.today, now: () => NOW };
  const steadied = createShownSuggestions({ ...store, clock, freeze_days, breathe: () => Promise.resolve() });
  const plan = createPurchasePlan({ ...store, clock, steadied, breathe: () => Promise.resolve() });
  const shown = async () => {
    const { suppliers } = await plan(SHOP, null);
    const [line] = suppliers.flatMap(({ purchases }) => purchases);
    return line === undefined ? null : { quantity: line.quantity, reason: line.reason, profit: line.expected_profit };
  };
  return {
    ...{ store, time, shown },
    count: async (on_hand: number) => {
      version += 1;
      const level = aStockLevel({ item_code: "A", location_code: "W1", on_hand });
      await store.records.apply([aChange("l-A-W1", [level], { version })]);
      await assessAll(store);
    },
    order: async (on_order: number) => {
      version += 1;
      const level = aStockLevel({ item_code: "A", location_code: "W1", on_hand: 60, on_order });
      await store.records.apply([aChange("l-A-W1", [level], { version })]);
      await assessAll(store);
    },
  };
}

describe("a plan that is looked at again", () => {
  it("stays as it was shown while stock moves a little, with what it is expected to earn, and says why", async () => {
    const { shown, count } = await aWatchedPlan();
    const first = await shown();
    expect(first?.quantity).toBeGreaterThan(30);
    for (const on_hand of [58, 62, 60, 57, 63]) {
      await count(on_hand);
      const again = await shown();
      expect(again?.quantity).toBe(first?.quantity);
      expect(again?.reason.includes("沿用 11 月 23 日的建议")).toBe(on_hand !== 60);
      expect(again?.profit).toBeGreaterThan(0);
    }
  });

  it("follows a sale that matters, and the next day", async () => {
    const { shown, count, time } = await aWatchedPlan();
    const first = await shown();
    await count(59);
    expect((await shown())?.quantity).toBe(first?.quantity);
    time.today = addDays(TODAY, 1);
    expect((await shown())?.quantity).toBe((first?.quantity ?? 0) + 1);
    await count(20);
    expect((await shown())?.quantity).toBe((first?.quantity ?? 0) + 40);
  });

  it("forgets what was ordered meanwhile, however little", async () => {
    const { shown, order } = await aWatchedPlan();
    const first = await shown();
    await order(first?.quantity ?? 0);
    expect(await shown()).toBeNull();
  });

  it("stands no day where nobody wants that", async () => {
    const { shown, count } = await aWatchedPlan(0);
    const first = await shown();
    await count(59);
    expect((await shown())?.quantity).toBe((first?.quantity ?? 0) + 1);
  });
});
