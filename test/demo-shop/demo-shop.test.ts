import { describe, expect, it } from "@jest/globals";
import { createDemoShop } from "@stockguard/demo-shop";

const TODAY = "2026-03-10";

describe("the demo shop", () => {
  it("is the same for the same seed, records and played days alike", () => {
    const first = createDemoShop({ seed: 5, today: TODAY, days: 120 });
    const second = createDemoShop({ seed: 5, today: TODAY, days: 120 });
    expect(second.records).toEqual(first.records);
    const days = Array.from({ length: 10 }, () => [first.player.nextDay(), second.player.nextDay()]);
    for (const [one, other] of days) expect(other).toEqual(one);
  });

  it("differs from seed to seed", () => {
    const [first, second] = [1, 2].map((seed) => createDemoShop({ seed, today: TODAY, days: 90 }));
    expect(second?.records).not.toEqual(first?.records);
  });

  it("loads masters and rules before stock, and stock before documents", () => {
    const forms = [...new Set(createDemoShop({ seed: 1, today: TODAY, days: 90 }).records.map(({ form }) => form))];
    expect(forms).toEqual([
      "location",
      "supplier",
      "item",
      "customer",
      "alert_rule",
      "care_plan",
      "promotion",
      "demand_adjustment",
      "bom",
      "production_plan",
      "stock_level",
      "purchase_order",
      "goods_receipt",
      "sales_order",
      "sales_return",
      "customer_feedback",
      "stock_count",
      "stock_movement",
    ]);
  });

  it.each([1, 2, 3])("has the size of a small shop's year with seed %d", (seed) => {
    const { records } = createDemoShop({ seed, today: TODAY });
    const count = (form: string): number => records.filter((record) => record.form === form).length;
    expect(records.length).toBeLessThanOrEqual(35_000);
    expect(count("item")).toBeGreaterThan(280);
    expect(count("customer")).toBe(1500);
    expect(count("supplier")).toBe(12);
    expect(count("location")).toBe(3);
    expect(count("sales_order")).toBeGreaterThan(8400);
    expect(count("sales_order")).toBeLessThan(9600);
  });

  it("names every item, customer and supplier differently", () => {
    const { records } = createDemoShop({ seed: 1, today: TODAY, days: 90 });
    for (const form of ["item", "customer", "supplier"]) {
      const names = records.filter((record) => record.form === form).map(({ data }) => data[`${form}_name`]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("writes only phones and mails that cannot be anybody's", () => {
    const { records } = createDemoShop({ seed: 1, today: TODAY, days: 90 });
    const people = records.filter(({ form }) => form === "customer" || form === "supplier");
    for (const { data } of people) {
      expect(data["phone"]).toEqual({ phone: expect.stringMatching(/^13[89]0000\d{4}$/) });
      expect(data["email"]).toMatch(/@(supplier\.)?example\.com$/);
    }
  });

  it("records nothing of today or later", () => {
    const { records, player } = createDemoShop({ seed: 1, today: TODAY });
    const instants = records.flatMap(({ data }) => [data["ordered_at"], data["moved_at"], data["received_at"]]);
    const latest = instants.filter((value) => typeof value === "string").toSorted();
    expect(latest.at(-1)).toMatch(/^2026-03-09T/);
    expect(player.today()).toBe(TODAY);
  });

  it.each([
    { name: "a day that does not exist", options: { seed: 1, today: "2026-02-30" } },
    { name: "a day in another format", options: { seed: 1, today: "2026-3-1" } },
    { name: "too short a record", options: { seed: 1, today: TODAY, days: 20 } },
  ])("refuses $name", ({ options }) => {
    expect(() => createDemoShop(options)).toThrow(RangeError);
  });
});
