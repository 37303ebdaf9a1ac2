import { describe, expect, it } from "@jest/globals";
import {
  type AwaitedItem,
  type FollowedItem,
  isStockoutTag,
  stockoutTag,
} from "../../../src/domain/customer/stockout-tag.ts";

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

describe("the tag of a customer who did not get their goods", () => {
  const followed = (item_name: string, on: string, kind: FollowedItem["kind"] = "cancelled"): FollowedItem => ({
    ...{ item_name, on, kind },
  });

  it("names each item once with what happened last, the newest first, three at most", () => {
    expect(stockoutTag([], [followed("台灯", "2026-11-18"), followed("台灯", "2026-11-20", "refused")])).toBe(
      "缺货跟进：台灯 被拒单（2026-11-20）",
    );
    const many = ["甲", "乙", "丙", "丁"].map((name, i) => followed(name, `2026-11-1${i}`, "cut"));
    expect(stockoutTag([], many)).toBe(
      "缺货跟进：丁 少发（2026-11-13）、丙 少发（2026-11-12）、乙 少发（2026-11-11） 等 4 种",
    );
  });

  it("stands behind what they still wait for", () => {
    const tag = stockoutTag([awaited("保温杯", 5, "2026-11-20")], [followed("台灯", "2026-11-18")]);
    expect(tag).toBe("缺货待发：保温杯 5 个（2026-11-20 起）；缺货跟进：台灯 已取消（2026-11-18）");
    expect([tag, "缺货跟进：台灯", "老客户，缺货待发"].map(isStockoutTag)).toEqual([true, true, false]);
  });
});
