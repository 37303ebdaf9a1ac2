import { describe, expect, it } from "@jest/globals";
import { type AwaitedItem, stockoutTag } from "../../../src/domain/customer/stockout-tag.ts";

const awaited = (item_name: string, affected_quantity: number, since: string): AwaitedItem => ({
  ...{ item_name, affected_quantity, since },
  unit: "个",
});

describe("the tag of a customer who waits", () => {
  it("is none where they wait for nothing", () => {
    expect(stockoutTag([])).toBeNull();
  });

  it("names each item with its units and the day since when, the longest wait first", () => {
    expect(stockoutTag([awaited("台灯", 2, "2026-11-25"), awaited("保温杯", 1.5, "2026-11-20")])).toBe(
      "缺货待发：保温杯 1.5 个（2026-11-20 起）、台灯 2 个（2026-11-25 起）",
    );
  });

  it("names three at most, of one day those with most units, and says how many there are", () => {
    const day = "2026-11-20";
    const all = [awaited("甲", 1, day), awaited("乙", 5, day), awaited("丙", 3, day), awaited("丁", 3, day)];
    expect(stockoutTag(all)).toBe(`缺货待发：乙 5 个（${day} 起）、丁 3 个（${day} 起）、丙 3 个（${day} 起） 等 4 种`);
    expect(stockoutTag(all.toReversed())).toBe(stockoutTag(all));
  });
});
