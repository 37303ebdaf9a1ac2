import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createLearnSubstitutes } from "../../../src/app/substitution/learn-substitutes.ts";
import { addDays, daysBetween } from "../../../src/domain/calendar/day.ts";
import { aSalesLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, NOW, TODAY } from "../purchase-plan/a-planned-shop.ts";

const CODES = Array.from({ length: 30 }, (_, i) => `I${i}`);
const EVENT = { episode: 1, caused_at: null, severity: "out" as const, actor: null, note: "" };

/** A shop all of whose items were out for some days, with what happens while it is learned from. */
async function aShopLearnedFrom() {
  const store = createMemoryStore();
  await aPlannedShop(
    store,
    CODES.map((item_code) => ({ item_code, on_hand: { W1: 90 } })),
  );
  const told: string[] = [];
  const spans: (readonly [string, string])[] = [];
  const clock = createSystemClock({ now: () => NOW });
  const out = CODES.flatMap((item_code) => {
    const subject = { installation_id: SHOP, item_code, location_code: "W1" };
    return [
      { ...EVENT, subject, at: NOW - 30 * 86_400_000, kind: "raised" as const },
      { ...EVENT, subject, at: NOW - 20 * 86_400_000, kind: "cleared" as const },
    ];
  });
  const learn = createLearnSubstitutes({
    ...store,
    substitutes: {
      ...store.substitutes,
      salesDays: (shop, from, through) => {
        spans.push([from, through]);
        return store.substitutes.salesDays(shop, from, through);
      },
    },
    clock: { ...clock, dayOf: (at) => (told.push("event"), clock.dayOf(at)) },
    alertEvents: { oldestAt: () => Promise.resolve(NOW - 40 * 86_400_000), happenedSince: () => Promise.resolve(out) },
    marks: { marksOf: (_shop, codes) => Promise.resolve(codes) },
    breathe: () => Promise.resolve(void told.push("breath")),
  });
  return { store, learn, told, spans };
}

describe("learning from a whole shop", () => {
  it("looks at the outages of few items between two breaths, and of each item once", async () => {
    const { learn, told } = await aShopLearnedFrom();
    await learn(SHOP);
    const between = told
      .join(" ")
      .split("breath")
      .map((part) => part.split("event").length - 1);
    expect(Math.max(...between)).toBeLessThanOrEqual(9);
    expect(told.filter((one) => one === "event").length).toBe(2 * CODES.length + 1);
  });

  it("counts the lines of its days by months, each day of the last year once", async () => {
    const { learn, spans } = await aShopLearnedFrom();
    await learn(SHOP);
    expect(spans[0]?.[0]).toBe(addDays(TODAY, -365));
    expect(spans.every(([from, through]) => daysBetween(from, through) < 31)).toBe(true);
    expect(spans.slice(1).every(([from], i) => from === addDays(spans[i]?.[1] ?? "", 1))).toBe(true);
    expect((spans.at(-1)?.[1] ?? "") >= addDays(TODAY, -1)).toBe(true);
  });

  it("counts what became of recommendations of several days, each with its own time", async () => {
    const { store, learn } = await aShopLearnedFrom();
    const offer = (item_code: string, days: number) => {
      return { item_code, substitute_code: "I9", customer_mark: "C-1", offered_on: addDays(TODAY, -days) };
    };
    await store.substitutes.addOffers(SHOP, [offer("I1", 9), offer("I2", 8), offer("I3", 3)]);
    const bought = { customer_code: "C-1", item_code: "I9", order_no: "LATE" };
    await store.records.apply([
      aChange("o-I9-W1", [aSalesLine({ ...bought, ordered_on: addDays(TODAY, -5) })], { version: 9 }),
    ]);
    await learn(SHOP);
    const taken = async (item_code: string) => (await store.substitutes.of(SHOP, item_code)).acceptance.get("I9");
    expect(await taken("I1")).toEqual({ offered: 1, taken: 0 });
    expect(await taken("I2")).toEqual({ offered: 1, taken: 1 });
    expect(await taken("I3")).toBeUndefined();
    expect(await store.substitutes.oldestOffers(SHOP, TODAY)).toEqual([offer("I3", 3)]);
  });
});
