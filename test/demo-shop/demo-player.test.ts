import { describe, expect, it } from "@jest/globals";
import { createDemoShop } from "@stockguard/demo-shop";
import { localDay, openBooks } from "./shop-books.ts";

const TODAY = "2026-03-10";

describe("the demo player", () => {
  it("plays day after day, beginning with today", () => {
    const { player } = createDemoShop({ seed: 1, today: TODAY, days: 200 });
    const days = Array.from({ length: 30 }, () => [player.today(), player.nextDay().day]);
    expect(days.slice(0, 2)).toEqual([
      ["2026-03-10", "2026-03-10"],
      ["2026-03-11", "2026-03-11"],
    ]);
    expect(days.at(-1)).toEqual(["2026-04-08", "2026-04-08"]);
  });

  it("goes on where it stopped when a fresh process plays the same days again", () => {
    const first = createDemoShop({ seed: 9, today: TODAY, days: 200 }).player;
    for (let day = 0; day < 60; day += 1) first.nextDay();
    const again = createDemoShop({ seed: 9, today: TODAY, days: 200 }).player;
    for (let day = 0; day < 60; day += 1) again.nextDay();
    expect(again.nextDay()).toEqual(first.nextDay());
  });

  it.each([1, 2, 3, 4])("keeps a day short enough to be watched (seed %d)", (seed) => {
    const { player } = createDemoShop({ seed, today: TODAY, days: 200 });
    const sizes = Array.from({ length: 60 }, () => player.nextDay().edits.length).toSorted((a, b) => a - b);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeGreaterThan(20);
    expect(mean).toBeLessThan(45);
    expect(sizes[53]).toBeLessThan(60);
  });

  it("gives edits in the order of the clock, with instants that agree", () => {
    const { player } = createDemoShop({ seed: 2, today: TODAY, days: 200 });
    for (let played = 0; played < 20; played += 1) {
      const { day, edits } = player.nextDay();
      const fractions = edits.map(({ at_fraction }) => at_fraction);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
      expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...fractions)).toBeLessThan(1);
      const moved = edits.flatMap(({ form, data }) => (form === "stock_movement" ? [localDay(data["moved_at"])] : []));
      expect(new Set(moved)).toEqual(new Set([day]));
    }
  });

  it("updates only those figures of a stock level that changed", () => {
    const { records, player } = createDemoShop({ seed: 2, today: TODAY, days: 200 });
    const books = openBooks(records);
    const repeated: string[] = [];
    for (let played = 0; played < 20; played += 1) {
      for (const edit of player.nextDay().edits) {
        const before = edit.form === "stock_level" ? books.get(edit.form, edit.key) : {};
        const same = Object.entries(edit.data).filter(([field, value]) => before[field] === value);
        repeated.push(...same.map(([field]) => `${edit.key} ${field}`));
        books.apply([edit]);
      }
    }
    expect(repeated).toEqual([]);
  });

  it("puts promotions into the calendar before they begin", () => {
    const { player } = createDemoShop({ seed: 1, today: "2026-05-01" });
    const created = Array.from({ length: 30 }, () => player.nextDay().edits)
      .flat()
      .filter(({ form }) => form === "promotion");
    expect(created.map(({ key }) => key)).toEqual(["2026 618 现货", "2026 清凉水杯周"]);
  });
});
