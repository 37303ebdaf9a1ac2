import { describe, expect, it } from "@jest/globals";
import { fullnessFigures, latenessFigures, type OrderedLine } from "../../../src/domain/supplier/kept-promises.ts";
import { leadTimeFigures } from "../../../src/domain/supplier/lead-time-figures.ts";
import { leadTimeTrend } from "../../../src/domain/supplier/lead-time-trend.ts";
import { type DeliveredLine, supplierDeliveries } from "../../../src/domain/supplier/supplier-deliveries.ts";
import { type MarkedFigures, supplierMark } from "../../../src/domain/supplier/supplier-mark.ts";
import { supplierScore } from "../../../src/domain/supplier/supplier-score.ts";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { aDelivery, deliveriesOf } from "./a-delivery.ts";

const LINE: DeliveredLine = {
  ...{ purchase_order_no: "PO-1", item_code: "CUP" },
  ...{ ordered_on: "2026-09-25", expected_on: "2026-10-08", received_on: "2026-10-12" },
};

describe("supplierDeliveries", () => {
  it("counts lines ordered and received together once, as late as the latest of them", () => {
    const [only, ...others] = supplierDeliveries(
      [LINE, { ...LINE, item_code: "BOWL", expected_on: "2026-10-10" }, { ...LINE, purchase_order_no: "PO-0" }],
      null,
    );
    expect(others).toEqual([]);
    expect(only).toEqual({
      ...{ ordered_on: "2026-09-25", expected_on: "2026-10-08", received_on: "2026-10-12" },
      ...{ purchase_order_nos: ["PO-0", "PO-1"], item_codes: ["BOWL", "CUP"] },
      ...{ lead_days: 17, promised_days: 13, late_days: 4 },
    });
  });

  it("counts working days: the week of the national day is none", () => {
    const calendar = createChineseCalendar().around("2026-11-23");
    const [delivery] = supplierDeliveries([LINE], calendar);
    // 2026: off 09-25 to 27 and 10-01 to 07, worked on Sunday 09-20 and Saturday 10-10.
    expect(delivery).toMatchObject({ lead_days: 7, promised_days: 4, late_days: 3 });
  });

  it("puts the oldest receipt first and leaves out what cannot be true", () => {
    const lines = [
      LINE,
      { ...LINE, received_on: "2026-09-30" },
      { ...LINE, received_on: "2026-09-20" },
      { ...LINE, received_on: "2028-01-01" },
    ];
    expect(supplierDeliveries(lines, null).map(({ received_on }) => received_on)).toEqual(["2026-09-30", "2026-10-12"]);
  });
});

describe("leadTimeFigures", () => {
  it("by hand: 2, 4, 4, 4, 6", () => {
    const figures = leadTimeFigures(deliveriesOf(2, 4, 4, 4, 6));
    expect(figures).toMatchObject({ mean_days: 4, median_days: 4, promised_days: null });
    expect(figures?.sd_days).toBeCloseTo(Math.sqrt(2), 12);
    expect(figures?.p10_days).toBeCloseTo(2.8, 12);
    expect(figures?.p90_days).toBeCloseTo(5.2, 12);
  });

  it("tells nothing of four deliveries", () => {
    expect(leadTimeFigures(deliveriesOf(2, 4, 4, 4))).toBeNull();
  });
});

describe("latenessFigures", () => {
  const late = (...days: readonly (number | null)[]) => days.map((late_days) => aDelivery(5, { late_days }));

  it("by hand: two of five promised came 1 and 5 days late; what was not promised does not count", () => {
    const figures = latenessFigures(late(-2, 0, 0, 1, 5, null));
    expect(figures).toMatchObject({ promised_count: 5, late_count: 2, late_rate: 0.4, late_mean_days: 3 });
    expect(figures.late_p90_days).toBeCloseTo(4.6, 12);
  });

  it("gives no share below five, and no days where none was late", () => {
    expect(latenessFigures(late(0, 0, 2, -1))).toMatchObject({ late_rate: null, late_count: 1 });
    expect(latenessFigures(late(0, 0))).toMatchObject({ late_mean_days: null, late_p90_days: null });
  });
});

describe("fullnessFigures", () => {
  const line = (parts: Partial<OrderedLine> = {}): OrderedLine => ({
    ...{ purchase_order_no: "PO", item_code: "CUP", expected_on: "2026-11-01" },
    ...{ quantity: 60, received_quantity: 60, is_open: false },
    ...parts,
  });
  const figures = (lines: readonly OrderedLine[], receipts: Readonly<Record<string, number>> = {}) =>
    fullnessFigures(
      lines.map((one, n) => ({ ...one, item_code: `I-${n}` })),
      ({ item_code }) => receipts[item_code] ?? 0,
      "2026-11-23",
    );

  it("by hand: full, short, full by its receipts, overdue, not due yet, called off", () => {
    const lines = [
      line(),
      line({ received_quantity: 50 }),
      line({ received_quantity: 0 }),
      line({ received_quantity: 20, is_open: true }),
      line({ received_quantity: 20, is_open: true, expected_on: "2026-11-23" }),
      line({ received_quantity: 0 }),
    ];
    expect(figures(lines, { "I-2": 60 })).toEqual({
      ...{ judged_count: 4, full_count: 2, full_rate: null, overdue_count: 1 },
    });
    expect(figures([...lines, line()], { "I-2": 60 }).full_rate).toBeCloseTo(3 / 5, 12);
  });

  it("does not wait for a line that came in full but was left open, nor for one without a promised day", () => {
    expect(figures([line({ is_open: true })])).toMatchObject({ judged_count: 1, full_count: 1, overdue_count: 0 });
    const unpromised = line({ is_open: true, received_quantity: 1, expected_on: null });
    expect(figures([unpromised])).toMatchObject({ judged_count: 0, overdue_count: 0 });
  });

  it("takes two lines of one item of one order for one", () => {
    const parts = [line({ quantity: 40, received_quantity: 0 }), line({ quantity: 20, received_quantity: 0 })];
    expect(fullnessFigures(parts, () => 60, "2026-11-23")).toMatchObject({ judged_count: 1, full_count: 1 });
  });
});

const NO_ORDERS = { judged_count: 0, full_count: 0, full_rate: null, overdue_count: 0 };
const NO_PROMISES = {
  ...{ promised_count: 0, late_count: 0, late_rate: null },
  ...{ late_mean_days: null, late_p90_days: null },
};

describe("supplierScore", () => {
  const deliveries = deliveriesOf(4, 4, 5, 5, 8);
  const known = {
    delivery_count: 5,
    lead_time: leadTimeFigures(deliveries),
    lateness: { ...NO_PROMISES, promised_count: 17, late_count: 2, late_rate: 2 / 17 },
    fullness: { judged_count: 7, full_count: 6, full_rate: 6 / 7, overdue_count: 0 },
    trend: leadTimeTrend(deliveries),
  };

  it("by hand: shares drawn to the shop's by three more, what is unknown left out, the rest scaled up to 100", () => {
    const score = supplierScore(known, { late_rate: 0.2, full_rate: 0.9 });
    // On time 1 − 2.6 ÷ 20 = 0.87; in full 8.7 ÷ 10 = 0.87; steady 5 ÷ 6.8; no trend: 90 points are 100.
    expect(score?.parts.map(({ part }) => part)).toEqual(["on_time", "in_full", "steady"]);
    expect(score?.value).toBeCloseTo((100 / 90) * (40 * 0.87 + 30 * 0.87 + (20 * 5) / 6.8), 10);
    expect(score?.parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score?.value ?? 0, 10);
  });

  it("takes off for a lead time that has lengthened by what it is longer", () => {
    const slower = leadTimeTrend(deliveriesOf(5, 5, 5, 5, 5, 5, 5, 5, 9, 9, 9, 9));
    const score = supplierScore({ ...known, trend: slower }, { late_rate: 0.2, full_rate: 0.9 });
    expect(score?.parts.at(-1)).toMatchObject({ part: "trend", value: expect.closeTo(0.6, 10), most_points: 10 });
  });

  it("is none below five deliveries", () => {
    const few = { ...known, delivery_count: 4, lead_time: null };
    expect(supplierScore(few, { late_rate: 0.2, full_rate: 0.9 })).toBeNull();
  });

  it("rests on steadiness alone where nothing was promised or ordered", () => {
    const bare = { ...known, lateness: NO_PROMISES, fullness: NO_ORDERS };
    expect(supplierScore(bare, { late_rate: null, full_rate: null })?.parts).toEqual([
      { part: "steady", value: expect.closeTo(5 / 6.8, 10), points: expect.closeTo(500 / 6.8, 8), most_points: 100 },
    ]);
  });

  it("holds same-day deliveries for steady", () => {
    const same = { ...known, lead_time: leadTimeFigures(deliveriesOf(0, 0, 0, 0, 0)) };
    expect(supplierScore(same, { late_rate: 0.2, full_rate: 0.9 })?.parts[2]).toMatchObject({ value: 1 });
  });
});

describe("supplierMark", () => {
  const fine: MarkedFigures = {
    lead_time: leadTimeFigures(deliveriesOf(4, 4, 5, 5, 5)),
    lateness: { ...NO_PROMISES, promised_count: 20, late_count: 2, late_rate: 0.1 },
    fullness: { ...NO_ORDERS, judged_count: 20, full_count: 19, full_rate: 0.95 },
    trend: leadTimeTrend(deliveriesOf(5)),
    ...{ single_source_count: 0, dependence: 0.9 },
  };
  const slower = leadTimeTrend(deliveriesOf(5, 5, 5, 5, 5, 5, 5, 5, 9, 9, 9, 9));

  it.each([
    { name: "green while all is within its limits", parts: {}, light: "green", troubles: [] },
    { name: "red for a longer lead time", parts: { trend: slower }, light: "red", troubles: ["lengthened"] },
    {
      name: "red above a quarter late",
      parts: { lateness: { ...fine.lateness, late_rate: 0.26 } },
      ...{ light: "red", troubles: ["often_late"] },
    },
    {
      name: "amber above a tenth late",
      parts: { lateness: { ...fine.lateness, late_rate: 0.25 } },
      ...{ light: "amber", troubles: ["sometimes_late"] },
    },
    {
      name: "red below 85 % in full",
      parts: { fullness: { ...fine.fullness, full_rate: 0.84 } },
      ...{ light: "red", troubles: ["often_short"] },
    },
    {
      name: "amber below 95 % in full, and for what is overdue",
      parts: { fullness: { ...fine.fullness, full_rate: 0.94, overdue_count: 1 } },
      ...{ light: "amber", troubles: ["sometimes_short", "overdue"] },
    },
    {
      name: "amber where one in ten takes more than twice the median",
      parts: { lead_time: leadTimeFigures(deliveriesOf(4, 4, 4, 4, 14)) },
      ...{ light: "amber", troubles: ["unsteady"] },
    },
    {
      name: "amber for the only source of much",
      parts: { single_source_count: 1 },
      ...{ light: "amber", troubles: ["sole_source"] },
    },
    {
      name: "without a light where too little is known",
      parts: { lead_time: null, lateness: NO_PROMISES, fullness: NO_ORDERS },
      ...{ light: "unknown", troubles: [] },
    },
  ])("is $name", ({ parts, light, troubles }) => {
    expect(supplierMark({ ...fine, ...parts })).toEqual({ light, troubles });
  });
});
