import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, assessAll } from "../purchase-plan/a-planned-shop.ts";

const cups = (reserved_quantity: number) => [{ item_code: "CUP", on_hand: { W1: 400 }, reserved_quantity }];

async function aShop(reserved_quantity: number): Promise<Store> {
  const store = createMemoryStore();
  await aPlannedShop(store, cups(reserved_quantity));
  return store;
}

async function riskIn(store: Store) {
  const kept = await store.assessments.get({ installation_id: SHOP, item_code: "CUP", location_code: "W1" });
  return kept?.risk;
}

describe("stock that is kept aside", () => {
  it("is assessed at once where it changes, as if it had been written from the beginning", async () => {
    const [changed, fresh] = [await aShop(0), await aShop(35)];
    const before = await riskIn(changed);
    const stock = { item_code: "CUP", location_code: "W1", on_hand: 400, reserved_quantity: 35 };
    await changed.records.apply([aChange("l-CUP-W1", [aStockLevel(stock)], { version: 9 })]);
    await assessAll(changed);
    const after = await riskIn(changed);
    expect(after).toEqual(await riskIn(fresh));
    expect(after?.reorder_point).toBeCloseTo((before?.reorder_point ?? 0) + 35, 6);
  });
});
