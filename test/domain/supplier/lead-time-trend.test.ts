import { describe, expect, it } from "@jest/globals";
import { normalQuantile } from "../../../src/domain/math/normal.ts";
import { type Random, seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { FALSE_ALARM_RATE, leadTimeTrend } from "../../../src/domain/supplier/lead-time-trend.ts";
import type { SupplierDelivery } from "../../../src/domain/supplier/supplier-deliveries.ts";
import { aDelivery, deliveriesOf } from "./a-delivery.ts";

describe("leadTimeTrend", () => {
  it("says how many deliveries are missing", () => {
    expect(leadTimeTrend(deliveriesOf(...Array<number>(11).fill(5)))).toEqual({
      ...{ kind: "too_few", deliveries: 11, needed: 12 },
    });
  });

  it("by hand: four of 9 after eight of 5 is one way of C(12, 4) = 495, and a change", () => {
    const trend = leadTimeTrend(deliveriesOf(5, 5, 5, 5, 5, 5, 5, 5, 9, 9, 9, 9));
    expect(trend).toMatchObject({ kind: "lengthened", recent_count: 4, before_count: 8 });
    expect(trend).toMatchObject({ recent_days: 9, before_days: 5, p_value: expect.closeTo(1 / 495, 12) });
    // One item: its mean distance from all is nought, so 10 ÷ 6 is left, within the rounding of logarithms.
    expect(trend.kind === "too_few" ? 0 : trend.ratio).toBeCloseTo(10 / 6, 10);
  });

  it("finds the way back too", () => {
    expect(leadTimeTrend(deliveriesOf(9, 9, 9, 9, 9, 9, 9, 9, 5, 5, 5, 5)).kind).toBe("shortened");
  });

  it.each([
    { name: "one delivery that took half a year", days: [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 180, 5] },
    { name: "a change of less than a day", days: [2, 2, 2, 2, 2, 2, 2, 2, 2.9, 2.9, 2.9, 2.9] },
    { name: "a change of less than a fifth", days: [20, 20, 20, 20, 20, 20, 20, 20, 23, 23, 23, 23] },
    { name: "nothing", days: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5] },
  ])("is not moved by $name", ({ days }) => {
    expect(leadTimeTrend(deliveriesOf(...days)).kind).toBe("steady");
  });

  it("does not take a run of slow items for a slower supplier", () => {
    const quick = (days: number) => aDelivery(days, { item_codes: ["QUICK"] });
    const slow = (days: number) => aDelivery(days, { item_codes: ["SLOW"] });
    const mixed = [3, 4, 3, 4, 3, 4].flatMap((days) => [quick(days), quick(days), quick(7 - days), slow(days + 27)]);
    const run = [...mixed, ...[30, 31, 30, 31, 30, 31, 30, 31].map(slow)];
    expect(leadTimeTrend(run).kind).toBe("steady");
    expect(leadTimeTrend(run.map(({ lead_days }) => aDelivery(lead_days))).kind).toBe("lengthened");
  });

  it("forgets what is older than forty deliveries before", () => {
    const trend = leadTimeTrend(deliveriesOf(...Array<number>(90).fill(30), ...Array<number>(48).fill(7)));
    expect(trend).toMatchObject({ kind: "steady", recent_count: 8, before_count: 40, before_days: 7 });
  });
});

/** Lead times of five items with a heavy tail: one in twelve takes two and a half times as long. */
function drawn(random: Random, count: number, ratioOf: (n: number) => number): readonly SupplierDelivery[] {
  const normal = () => normalQuantile(Math.max(1e-9, random()));
  const paces = Array.from({ length: 5 }, () => Math.exp(0.4 * normal()));
  return Array.from({ length: count }, (_, n) => {
    const item = Math.floor(random() * paces.length);
    const long = random() < 1 / 12 ? 2.5 : 1;
    const days = 10 * (paces[item] ?? 1) * Math.exp(0.35 * normal()) * long * ratioOf(n);
    return aDelivery(Math.max(1, Math.round(days)), { item_codes: [`I-${item}`] });
  });
}

describe("the alarm of a longer lead time, over thousands of drawn suppliers", () => {
  const SUPPLIERS = 2_000;

  it.each([12, 24, 48])("is false for no more than the share it says, with %i deliveries", (count) => {
    const random = seededRandom(count);
    let alarms = 0;
    for (let n = 0; n < SUPPLIERS; n++) {
      if (leadTimeTrend(drawn(random, count, () => 1)).kind === "lengthened") alarms += 1;
    }
    // Three standard errors of a share of 0.005 among 2,000.
    const most = FALSE_ALARM_RATE + 3 * Math.sqrt((FALSE_ALARM_RATE * (1 - FALSE_ALARM_RATE)) / SUPPLIERS);
    expect(alarms / SUPPLIERS).toBeLessThanOrEqual(most);
  });

  it.each([
    { ratio: 2, count: 48, least: 0.8 },
    { ratio: 2, count: 24, least: 0.5 },
    { ratio: 1.5, count: 48, least: 0.25 },
  ])("finds a planted $ratio-fold in the last deliveries of $count in at least $least", ({ ratio, count, least }) => {
    const random = seededRandom(count + ratio);
    const recent = Math.min(8, Math.floor(count / 4));
    let found = 0;
    for (let n = 0; n < 300; n++) {
      const planted = drawn(random, count, (delivery) => (delivery >= count - recent ? ratio : 1));
      if (leadTimeTrend(planted).kind === "lengthened") found += 1;
    }
    expect(found / 300).toBeGreaterThanOrEqual(least);
  });

  it("is met by about one unchanged supplier in ten within forty deliveries that are looked at one by one", () => {
    const random = seededRandom(40);
    let ever = 0;
    for (let n = 0; n < 200; n++) {
      const all = drawn(random, 60, () => 1);
      const looks = Array.from({ length: 40 }, (_, k) => leadTimeTrend(all.slice(0, 21 + k)).kind);
      if (looks.includes("lengthened")) ever += 1;
    }
    expect(ever / 200).toBeGreaterThan(0.02);
    expect(ever / 200).toBeLessThan(0.16);
  });
});
