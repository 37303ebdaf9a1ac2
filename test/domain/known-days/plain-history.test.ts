import { describe, expect, it } from "@jest/globals";
import type { DemandAdjustment } from "../../../src/domain/adjustment/demand-adjustment.ts";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { itemLesson } from "../../../src/domain/known-days/item-lesson.ts";
import { calendarOver, knownDays } from "../../../src/domain/known-days/known-days.ts";
import { adjustmentsOver, beforeToday, plainSeries, product } from "../../../src/domain/known-days/past-days.ts";
import { pooledEffects } from "../../../src/domain/known-days/pooled-effects.ts";
import { promotionEffects } from "../../../src/domain/known-days/promotion-effects.ts";
import type { Promotion } from "../../../src/domain/promotion/promotion.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";
import { aSeries, days } from "../demand/a-series.ts";

const TODAY = "2026-12-01";
const ITEM = { item_code: "P-1", category: "水杯", brand: null };
const everything = { kind: "all", values: [] } as const;
const anotherItem = { kind: "item", values: ["P-2"] } as const;

function aPromotion(start_date: string, end_date: string, parts: Partial<Promotion> = {}): Promotion {
  return {
    ...{ promotion_name: "店庆", channel: null, stage: "sale", expected_uplift: 2, scope: everything },
    ...{ start_date, end_date, ...parts },
  };
}

function anAdjustment(start_date: string, end_date: string, parts: Partial<DemandAdjustment> = {}): DemandAdjustment {
  return {
    ...{ scope: everything, factor: 2, half_life_days: null, reason: "", adjusted_by: null, start_date, end_date },
    ...parts,
  };
}

describe("a history without what people planned", () => {
  const series = { first_day: "2026-11-27", quantity: [4, 6, 8, 10], in_stock: [1, 0.5, 1, 1] };

  it("has no stock on promoted days, and is divided by people's multiples", () => {
    const promotion = aPromotion("2026-11-28", "2026-11-29");
    expect(plainSeries(series, [promotion], null)).toEqual({ ...series, in_stock: [1, 0, 0, 1] });
    expect(plainSeries(series, [], Float64Array.of(1, 2, 4, 0.5))).toEqual({ ...series, quantity: [4, 3, 2, 20] });
    expect(plainSeries(series, [promotion], Float64Array.of(2, 2, 1, 1))).toEqual({
      ...{ first_day: "2026-11-27", quantity: [2, 3, 8, 10], in_stock: [1, 0, 0, 1] },
    });
  });

  it("is the history itself where nobody planned anything", () => {
    expect(plainSeries(series, [], null)).toBe(series);
  });

  it("ends yesterday", () => {
    expect(beforeToday(series, TODAY)).toBe(series);
    expect(beforeToday(series, "2026-12-31")).toBe(series);
    expect(beforeToday(series, "2026-11-29").quantity).toEqual([4, 6]);
    expect(beforeToday(series, "2026-11-20").quantity).toEqual([]);
  });
});

describe("people's multiples over some days", () => {
  const stretch = { first_day: "2026-12-05", days: 3 };
  const over = (...adjustments: readonly DemandAdjustment[]) => adjustmentsOver(adjustments, ITEM, stretch);

  it("are those of each day", () => {
    expect(over(anAdjustment("2026-12-06", "2026-12-20"))).toEqual(Float64Array.of(1, 2, 2));
    expect(over(anAdjustment("2026-11-01", "2026-12-05"))).toEqual(Float64Array.of(2, 1, 1));
    expect(over(anAdjustment("2026-12-07", "2026-12-07"), anAdjustment("2020-01-01", "2020-01-02"))).toEqual(
      Float64Array.of(1, 1, 2),
    );
  });

  it("are none, not even ones, where none is near: from the day before to the day after", () => {
    expect(over(anAdjustment("2026-11-01", "2026-12-04"))).toBeNull();
    expect(over(anAdjustment("2026-12-08", "2026-12-20"))).toBeNull();
    expect(over()).toBeNull();
  });

  it("multiply others day by day, none being 1", () => {
    const one = Float64Array.of(1, 2, 3);
    expect(product(one, Float64Array.of(2, 2, 0.5))).toEqual(Float64Array.of(2, 4, 1.5));
    expect(product(one, null)).toBe(one);
  });
});

describe("the calendar over days partly unknown", () => {
  const known = knownDays(TODAY, businessCalendar(aHolidayTable(), 2024, 2028), { promotions: [], adjustments: [] });
  const whole = calendarOver(known, known.first_day, 800);

  it.each([
    ["before", -5, 12],
    ["after", 795, 12],
    ["on both sides", -3, 810],
    ["from the first day on", 0, 9],
    ["to the last day", 791, 9],
  ])("is what is known of each day, %s", (_, offset, length) => {
    const columns = calendarOver(known, addDays(known.first_day, offset), length);
    expect(columns.map(({ name }) => name)).toEqual(whole.map(({ name }) => name));
    columns.forEach(({ values }, c) => {
      const want = days(length, (i) => whole[c]?.values[offset + i] ?? 0);
      expect([...values]).toEqual(want);
    });
  });
});

describe("what one item teaches", () => {
  const calendar = businessCalendar(aHolidayTable(), 2024, 2028);
  const holiday = (day: string) => day >= "2026-10-01" && day <= "2026-10-07";
  const history = (multiple: (day: string) => number) =>
    aSeries(
      days(390, (i) => 10 * multiple(addDays(TODAY, i - 390))),
      undefined,
      TODAY,
    );
  const lessonOf = (demand: ReturnType<typeof history>, all: Partial<Parameters<typeof knownDays>[2]> = {}) =>
    itemLesson({
      ...{ demand, item: ITEM, today: TODAY },
      known: knownDays(TODAY, calendar, { promotions: [], adjustments: [], ...all }),
    });
  const valueOf = (lesson: ReturnType<typeof lessonOf>, name: string) =>
    lesson.effects.find((effect) => effect.name === name)?.value ?? NaN;

  it("is nearly its own holidays alone: ln 3 where they sell three times as much", () => {
    const lesson = lessonOf(history((day) => (holiday(day) ? 3 : 1)));
    expect(valueOf(lesson, "holiday")).toBeGreaterThan(0.3);
    expect(lesson.runs).toEqual([]);
  });

  it("is silent of kinds of days that it never saw", () => {
    const short = { first_day: addDays(TODAY, -40), quantity: days(40, 5), in_stock: days(40, 1) };
    const names = lessonOf(short).effects.map(({ name }) => name);
    expect(names).not.toContain("before_eve");
    expect(names).not.toContain("holiday");
  });

  it("counts what a person said of the same days as the person's, not the calendar's", () => {
    const demand = history((day) => (holiday(day) ? 3 : 1));
    const said = { adjustments: [anAdjustment("2026-10-01", "2026-10-07", { factor: 3 })] };
    expect(valueOf(lessonOf(demand, said), "holiday")).toBeLessThan(0.5 * valueOf(lessonOf(demand), "holiday"));
  });

  it("heeds nothing that was planned for other items", () => {
    const demand = history((day) => (holiday(day) ? 3 : 1));
    const others = {
      promotions: [aPromotion("2026-10-01", "2026-10-07", { scope: anotherItem })],
      adjustments: [anAdjustment("2026-10-01", "2026-10-07", { factor: 3, scope: anotherItem })],
    };
    expect(lessonOf(demand, others)).toEqual(lessonOf(demand));
  });
});

describe("runs of many items", () => {
  const run = (promotion_name: string, stage: "sale" | "presale", category: string | null, item_code: string) => ({
    promotion: { promotion_name, stage },
    ...{ category, item_code, days: 4, requested: 30, expected: 10 },
  });

  it("are put together by name, stage and category, and by nothing else", () => {
    const runs = [
      run("2025 店庆", "sale", "水杯", "A"),
      run("2024 店庆", "sale", "水杯", "B"),
      run("2025 店庆", "presale", "水杯", "A"),
      run("2025 店庆", "sale", "纸品", "C"),
      run("618", "sale", "水杯", "A"),
    ];
    const pooled = pooledEffects([{ effects: [], runs }]).runs;
    expect(
      pooled.map((one) => [one.promotion.promotion_name, one.promotion.stage, one.category, one.requested]),
    ).toEqual([
      ["店庆", "sale", "水杯", 60],
      ["店庆", "presale", "水杯", 30],
      ["店庆", "sale", "纸品", 30],
      ["618", "sale", "水杯", 30],
    ]);
    expect(pooled[0]).toMatchObject({ days: 4, expected: 20, item_code: "" });
  });
});

describe("promotions of an item", () => {
  const series = aSeries(days(60, 10), undefined, TODAY);
  const ask = (...promotions: readonly Promotion[]) =>
    promotionEffects({
      ...{ item: ITEM, promotions, series, shape: new Float64Array(60).fill(1), runs_of_others: [] },
      ...{ today: TODAY, horizon_days: 5 },
    });

  it("are nothing on any day where there are none", () => {
    expect(ask()).toEqual({ past: null, coming: null, coming_log_sds: null, promotions: [], runs: [] });
  });

  it("change the days they lie on, past or to come, and leave the other side alone", () => {
    const coming = ask(aPromotion("2026-12-02", "2026-12-03"));
    expect(coming.coming).toEqual(Float64Array.of(1, 2, 2, 1, 1));
    expect(coming.coming_log_sds).toEqual(Float64Array.of(0, 0.5, 0.5, 0, 0));
    expect(coming.past).toBeNull();
    const past = ask(aPromotion("2026-11-01", "2026-11-03"));
    expect([past.coming, past.coming_log_sds]).toEqual([null, null]);
    expect(past.past?.filter((factor) => factor !== 1)).toHaveLength(3);
    expect(past.runs).toHaveLength(1);
  });
});
