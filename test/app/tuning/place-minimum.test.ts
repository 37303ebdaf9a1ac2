import { describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { anAssessment, SHOP } from "../../store/store-builders.ts";
import { aTunedShop, LEVELS, OFTEN_OUT } from "./a-tuned-shop.ts";
import { reporterOn } from "./a-tuning-reporter.ts";

/** Out of stock time and again, its reorder point as far as a minimum of 300 holds it up. */
async function proposedOf(place_minimum_stock: number | undefined) {
  const store = createMemoryStore();
  const own = place_minimum_stock === undefined ? {} : { place_minimum_stock };
  const { explanation } = anAssessment().risk;
  const risk = { ...LEVELS, reorder_point: 300, order_up_to_level: 335, explanation: { ...explanation, ...own } };
  await aTunedShop(store, { items: [{ item_code: "LOW", item: { minimum_stock: 20 }, ...OFTEN_OUT, risk }] });
  const { proposals } = await reporterOn(store, createChineseCalendar())(SHOP);
  return proposals.filter(({ kind }) => kind === "minimum_stock");
}

describe("a minimum on the stock form of a place", () => {
  it("is not taken for what the engine would keep, and the item's minimum is left alone for it", async () => {
    expect(await proposedOf(300)).toEqual([]);
    expect(await proposedOf(undefined)).toMatchObject([{ code: "LOW", present: 20, proposed: 300 }]);
  });
});
