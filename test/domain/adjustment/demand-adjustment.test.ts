import { describe, expect, it } from "@jest/globals";
import { adjustmentSentence } from "../../../src/domain/adjustment/adjustment-sentence.ts";
import { adjustmentFactors, adjustmentOn } from "../../../src/domain/adjustment/demand-adjustment.ts";
import type { DemandAdjustment } from "../../../src/domain/adjustment/demand-adjustment.ts";

const item = { item_code: "A1", category: "饮料", brand: null };

function anAdjustment(overrides: Partial<DemandAdjustment> = {}): DemandAdjustment {
  return {
    ...{ scope: { kind: "category", values: ["饮料"] }, factor: 3, half_life_days: null, reason: "高温预警" },
    ...{ start_date: "2026-07-01", end_date: "2026-07-10", adjusted_by: null },
    ...overrides,
  };
}

describe("an adjustment by a person", () => {
  it.each([
    ["2026-06-30", 1],
    ["2026-07-01", 3],
    ["2026-07-10", 3],
    ["2026-07-11", 1],
  ])("on %s is %f: it expires by itself", (day, want) => expect(adjustmentOn(anAdjustment(), day)).toBe(want));

  it.each([
    ["2026-07-01", 3],
    ["2026-07-04", 2],
    ["2026-07-07", 1.5],
    ["2026-07-11", 1],
  ])("of a hot event that halves in three days on %s is %f", (day, want) => {
    expect(adjustmentOn(anAdjustment({ half_life_days: 3 }), day)).toBeCloseTo(want, 12);
  });

  it("with a half-life of zero stays as it is", () => {
    expect(adjustmentOn(anAdjustment({ half_life_days: 0 }), "2026-07-09")).toBe(3);
  });

  it.each([
    [500, 10],
    [10, 10],
    [0.1, 0.1],
    [0, 0.1],
    [-2, 0.1],
  ])("of %f counts as %f", (factor, want) => expect(adjustmentOn(anAdjustment({ factor }), "2026-07-01")).toBe(want));
});

describe("several adjustments", () => {
  const days = ["2026-06-30", "2026-07-01", "2026-07-02"];

  it("are multiplied, and those of other items left out", () => {
    const adjustments = [
      anAdjustment({ factor: 2 }),
      anAdjustment({ factor: 0.75, start_date: "2026-07-02" }),
      anAdjustment({ factor: 9, scope: { kind: "item", values: ["B"] } }),
    ];
    expect([...adjustmentFactors(adjustments, item, days)]).toEqual([1, 2, 1.5]);
  });

  it("reach no farther together than one may", () => {
    expect([...adjustmentFactors([anAdjustment({ factor: 8 }), anAdjustment({ factor: 8 })], item, days)]).toEqual([
      1, 10, 10,
    ]);
    const low = [anAdjustment({ factor: 0.2 }), anAdjustment({ factor: 0.2 })];
    expect(adjustmentFactors(low, item, days)[1]).toBe(0.1);
  });

  it("none leave all days as they are", () => expect([...adjustmentFactors([], item, days)]).toEqual([1, 1, 1]));
});

describe("the sentence about adjustments", () => {
  it("names the factor of the day, the reason and the days", () => {
    expect(adjustmentSentence([anAdjustment()], item, "2026-07-05")).toBe(
      "人工调整需求为 3 倍：高温预警（2026-07-01 至 2026-07-10，3 倍）。",
    );
  });

  it("tells how a hot event cools down, and names the one that lasts longest first", () => {
    const hot = anAdjustment({ factor: 2, half_life_days: 3, end_date: "2026-07-20", reason: "" });
    expect(adjustmentSentence([anAdjustment({ factor: 1.2 }), hot], item, "2026-07-04")).toBe(
      "人工调整需求为 1.8 倍：未写原因（2026-07-01 至 2026-07-20，2 倍，每 3 天减半）；高温预警（2026-07-01 至 2026-07-10，1.2 倍）。",
    );
  });

  it("names who adjusted, and no cooling that is none", () => {
    const named = anAdjustment({ adjusted_by: "王芳", factor: 2.345, half_life_days: 0 });
    expect(adjustmentSentence([named], item, "2026-07-05")).toBe(
      "人工调整需求为 2.35 倍：高温预警（王芳，2026-07-01 至 2026-07-10，2.35 倍）。",
    );
  });

  it("orders three by how long they last, equal ones as they came", () => {
    const until = (end_date: string, reason: string) => anAdjustment({ factor: 1, end_date, reason });
    const three = [
      until("2026-07-08", "甲"),
      until("2026-07-20", "乙"),
      until("2026-07-09", "丙"),
      until("2026-07-20", "丁"),
    ];
    const sentence = adjustmentSentence(three, item, "2026-07-05") ?? "";
    expect([...sentence.matchAll(/[甲乙丙丁]/g)].join("")).toBe("乙丁丙甲");
  });

  it.each(["2026-07-01", "2026-07-10"])("is told on %s, first or last of its days", (day) =>
    expect(adjustmentSentence([anAdjustment()], item, day)).toContain("3 倍"),
  );

  it.each(["2026-06-30", "2026-07-11"])("is none on %s, outside of its days", (day) =>
    expect(adjustmentSentence([anAdjustment()], item, day)).toBeNull(),
  );

  it("is none for an item that is not meant", () => {
    expect(adjustmentSentence([anAdjustment()], { ...item, category: "纸品" }, "2026-07-05")).toBeNull();
  });
});
