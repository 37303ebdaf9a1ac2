import { describe, expect, it } from "@jest/globals";
import type { DemandAdjustment } from "../../../src/domain/adjustment/demand-adjustment.ts";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { addDays, dayNumber, weekday } from "../../../src/domain/calendar/day.ts";
import { demandEffects, factorsOf, isAtWork } from "../../../src/domain/known-days/demand-effects.ts";
import { explainedEffects } from "../../../src/domain/known-days/effects-at-work.ts";
import { itemLesson } from "../../../src/domain/known-days/item-lesson.ts";
import { foreseenDays } from "../../../src/domain/known-days/foreseen-days.ts";
import { calendarOver, knownDays } from "../../../src/domain/known-days/known-days.ts";
import { NOTHING_POOLED, pooledEffects } from "../../../src/domain/known-days/pooled-effects.ts";
import type { Promotion } from "../../../src/domain/promotion/promotion.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";
import { aSeries, days } from "../demand/a-series.ts";

/** The holidays of 2026 lie in the year before. */
const TODAY = "2026-12-01";
const calendar = businessCalendar(aHolidayTable(), 2024, 2028);
const ITEM = { item_code: "P-1", category: "水杯", brand: null };
const YEAR = 390;

function aPromotion(parts: Partial<Promotion> = {}): Promotion {
  return {
    ...{ promotion_name: "双12 现货", channel: null, stage: "sale", expected_uplift: null },
    ...{ start_date: "2026-12-10", end_date: "2026-12-13", scope: { kind: "all", values: [] } },
    ...parts,
  };
}

function anAdjustment(parts: Partial<DemandAdjustment> = {}): DemandAdjustment {
  return {
    ...{ scope: { kind: "all", values: [] }, factor: 2, half_life_days: null, reason: "短视频", adjusted_by: "小陈" },
    ...{ start_date: "2026-12-02", end_date: "2026-12-04" },
    ...parts,
  };
}

const known = (promotions: readonly Promotion[] = [], adjustments: readonly DemandAdjustment[] = []) =>
  knownDays(TODAY, calendar, { promotions, adjustments });
/** Ten a day, and a multiple of it on some days. */
const demandOf = (multiple: (day: string) => number = () => 1, length = YEAR) =>
  aSeries(
    days(length, (i) => 10 * multiple(addDays(TODAY, i - length))),
    undefined,
    TODAY,
  );
const effectsOf = (demand = demandOf(), all = known(), horizon_days = 60) =>
  demandEffects({ demand, item: ITEM, today: TODAY, horizon_days, known: all });
const isIn = (from: string, to: string) => (day: string) => day >= from && day <= to;
const lastYear = isIn("2026-07-06", "2026-07-09");

describe("the calendar over a stretch", () => {
  it("has the day types of exactly its days", () => {
    const [weekend] = calendarOver(known(), "2026-11-27", 4);
    expect([...(weekend?.values ?? [])]).toEqual([0, 1, 1, 0]);
  });

  it.each([
    ["before what is known", -405, 10, 5],
    ["after what is known", 396, 10, 6],
    ["far outside", 500, 3, 3],
  ])("knows nothing of days %s", (_, offset, length, unknown) => {
    const columns = calendarOver(known(), addDays(TODAY, offset), length);
    const outside = (i: number) => (offset < 0 ? i < unknown : i >= length - (offset >= 400 ? length : unknown));
    for (const { values } of columns) {
      expect(values).toHaveLength(length);
      expect(values.every((value, i) => !outside(i) || value === 0)).toBe(true);
    }
  });
});

describe("effects on an item's days", () => {
  it("are exactly 1 on every day where every day sells the same, so nothing is at work", () => {
    const effects = effectsOf();
    expect(effects.past.every((factor) => factor === 1)).toBe(true);
    expect(effects.coming.every((factor) => factor === 1)).toBe(true);
    expect(isAtWork(effects)).toBe(false);
  });

  it("leave weekends to the season index, and know that a Saturday that is worked is none", () => {
    const worked = [...aHolidayTable().makeup_workdays.keys()];
    const isWeekend = (day: string) => weekday(day) >= 5 && !worked.includes(day);
    const { past, coming } = effectsOf(demandOf((day) => (isWeekend(day) ? 3 : 1)));
    expect(past.subarray(YEAR - 40).every((factor) => factor === 1)).toBe(true);
    expect(coming.subarray(0, 31).every((factor) => factor === 1)).toBe(true);
    expect(past[YEAR - 52]).toBeCloseTo(1 / 3, 1); // 2026-10-10
  });

  it("learn a holiday from the past: here three times as much, and so it is expected again", () => {
    const holiday = (day: string) =>
      isIn("2026-10-01", "2026-10-07")(day) || isIn("2026-05-01", "2026-05-05")(day) ? 3 : 1;
    const effects = effectsOf(demandOf(holiday));
    expect(effects.past[YEAR - 58]).toBeGreaterThan(1.7); // 2026-10-04
    expect(effects.past[YEAR - 20]).toBe(1);
    const newYear = explainedEffects(effects, ITEM, { today: TODAY, days: 60 });
    expect(newYear.at_work).toMatchObject([{ kind: "calendar", effect: "holiday", from: "2027-01-01" }]);
    expect(newYear.learned.find(({ effect }) => effect === "holiday")).toMatchObject({ days: expect.any(Number) });
    expect(explainedEffects(effects, ITEM, { today: TODAY, days: 31 }).at_work).toEqual([]);
    expect(explainedEffects(effects, ITEM, { today: TODAY, days: 32 }).at_work).toHaveLength(1);
  });

  it("expect of a promotion what its earlier run sold, on its days only", () => {
    const past = aPromotion({ promotion_name: "2025 双12", start_date: "2026-07-06", end_date: "2026-07-09" });
    const effects = effectsOf(
      demandOf((day) => (lastYear(day) ? 4 : 1)),
      known([past, aPromotion()]),
    );
    // Four days at four times beside a fortnight at once: (14 + 16) ÷ 18.
    expect(effects.coming[9]).toBeCloseTo(30 / 18, 6);
    expect(effects.coming[12]).toBeCloseTo(30 / 18, 6);
    expect([effects.coming[8], effects.coming[13]]).toEqual([1, 1]);
    expect(effects.coming_log_sds?.[9]).toBeCloseTo(0.5 * Math.sqrt(14 / 18), 12);
    expect(effects.coming_log_sds?.[8]).toBe(0);
    const told = explainedEffects(effects, ITEM, { today: TODAY, days: 10 }).at_work;
    expect(told).toMatchObject([{ kind: "promotion", own_runs: 1, learned_days: 4, from: "2026-12-10" }]);
    expect(explainedEffects(effects, ITEM, { today: TODAY, days: 9 }).at_work).toEqual([]);
  });

  it("believe a person where no run is known, and are unsure", () => {
    const effects = effectsOf(demandOf(), known([aPromotion({ expected_uplift: 2.5 })]));
    expect(effects.coming[9]).toBe(2.5);
    expect(effects.coming_log_sds?.[9]).toBe(0.5);
    expect(isAtWork(effectsOf(demandOf(), known([aPromotion()])))).toBe(true);
  });

  it("are not those of promotions and adjustments for other items", () => {
    const scope = { kind: "item", values: ["P-2"] } as const;
    const others = known([aPromotion({ scope, expected_uplift: 3 })], [anAdjustment({ scope })]);
    expect(isAtWork(effectsOf(demandOf(), others))).toBe(false);
  });

  it("follow a person's adjustment and forget it when it is over", () => {
    const effects = effectsOf(demandOf(), known([], [anAdjustment()]));
    expect([...effects.coming.subarray(0, 5)]).toEqual([1, 2, 2, 2, 1]);
    const told = explainedEffects(effects, ITEM, { today: TODAY, days: 3 });
    expect(told.adjustment).toBe("人工调整需求为 2 倍：短视频（小陈，2026-12-02 至 2026-12-04，2 倍）。");
    expect(explainedEffects(effects, ITEM, { today: TODAY, days: 1 }).adjustment).toBeNull();
    const over = known([], [anAdjustment({ start_date: "2026-11-20", end_date: "2026-11-30" })]);
    const after = effectsOf(demandOf(), over);
    expect(after.coming.every((factor) => factor === 1)).toBe(true);
    expect([...after.past.subarray(YEAR - 12)]).toEqual([1, ...days(11, 2)]);
  });

  it("of a day are multiplied: a promotion in a person's adjusted days", () => {
    const adjustment = anAdjustment({ start_date: "2026-12-10", end_date: "2026-12-10" });
    const effects = effectsOf(demandOf(), known([aPromotion({ expected_uplift: 1.5 })], [adjustment]));
    expect([effects.coming[9], effects.coming[10]]).toEqual([3, 1.5]);
  });

  it("know nothing from no history at all, and look at no day of today or later", () => {
    const none = effectsOf({ first_day: TODAY, quantity: [], in_stock: [] });
    expect(none.past).toHaveLength(0);
    const today = effectsOf({ first_day: addDays(TODAY, -2), quantity: [1, 1, 900], in_stock: [1, 1, 1] });
    expect(today.past).toHaveLength(2);
  });

  it("are handed to the observed days by day, 1 where a day is not among them", () => {
    const numbers = Float64Array.of(19_000, 19_002, 19_009);
    expect([...factorsOf(Float64Array.of(2, 3, 4), "2022-01-08", numbers)]).toEqual([2, 4, 1]);
  });
});

describe("what items teach each other about days", () => {
  const past = aPromotion({ promotion_name: "2025 双12", start_date: "2026-07-06", end_date: "2026-07-09" });
  const holiday = (day: string) => (isIn("2026-10-01", "2026-10-07")(day) ? 3 : lastYear(day) ? 4 : 1);
  const lesson = (item_code: string) =>
    itemLesson({ demand: demandOf(holiday), item: { ...ITEM, item_code }, today: TODAY, known: known([past]) });

  it("is the effects each has seen and what its runs sold", () => {
    const { effects, runs } = lesson("A");
    expect(effects.map(({ name }) => name)).toContain("holiday");
    expect(effects.every(({ standard_error }) => standard_error < 3)).toBe(true);
    expect(runs).toMatchObject([{ item_code: "A", days: 4, requested: 160 }]);
    expect((runs[0]?.requested ?? 0) / (runs[0]?.expected ?? 0)).toBeCloseTo(4, 0);
  });

  it("is pooled: a run of three items lasted as long as one", () => {
    const pooled = pooledEffects(["A", "B", "C"].map(lesson));
    expect(pooled.runs).toMatchObject([
      {
        item_code: "",
        category: "水杯",
        days: 4,
        requested: 480,
        promotion: { promotion_name: "双12", stage: "sale" },
      },
    ]);
    expect(pooled.priors.holiday?.mean).toBeGreaterThan(0.3);
    expect(pooledEffects([])).toEqual({ priors: {}, runs: [] });
  });

  it("is used for an item without a history of its own", () => {
    const pooled = pooledEffects(["A", "B", "C"].map(lesson));
    const young = { first_day: addDays(TODAY, -20), quantity: days(20, 5), in_stock: days(20, 1) };
    const effects = demandEffects({
      ...{ demand: young, item: ITEM, today: TODAY, horizon_days: 60 },
      ...{ known: known([aPromotion()]), pooled },
    });
    expect(effects.coming[9]).toBeCloseTo((14 + 4 * 4) / 18, 1);
    expect(effects.coming[31]).toBeGreaterThan(1.3); // 元旦
    const [promotion] = explainedEffects(effects, ITEM, { today: TODAY, days: 10 }).at_work;
    expect(promotion).toMatchObject({ own_runs: 0, learned_days: 4 });
  });
});

describe("what could be foreseen of past days", () => {
  const foreseen = (demand = demandOf(), all = known()) =>
    foreseenDays({ demand, item: ITEM, today: TODAY, known: all });
  const at = (day: string) => YEAR + dayNumber(day) - dayNumber(TODAY);
  const first = aPromotion({ promotion_name: "店庆", start_date: "2026-07-06", end_date: "2026-07-09" });
  const second = aPromotion({ promotion_name: "店庆", start_date: "2026-10-12", end_date: "2026-10-15" });
  const inSecond = isIn("2026-10-12", "2026-10-15");

  it("takes a promotion's multiple from the runs that were over, never from the run itself", () => {
    const demand = demandOf((day) => (lastYear(day) || inSecond(day) ? 3 : 1));
    const { factors, promoted } = foreseen(demand, known([first, second]));
    // Nothing was known when the first began: nobody had said a multiple.
    expect(factors[at("2026-07-07")]).toBeCloseTo(1, 6);
    // Four own days at three times the usual, beside a prior of fourteen at one: (14 + 12) ÷ 18.
    expect(factors[at("2026-10-13")]).toBeCloseTo(26 / 18, 2);
    expect([promoted[at("2026-07-05")], promoted[at("2026-07-06")], promoted[at("2026-10-15")]]).toEqual([0, 1, 1]);
    // Once both are over, the past is known better than it could be foreseen.
    const learned = effectsOf(demand, known([first, second]));
    expect(learned.past[at("2026-07-07")]).toBeGreaterThan(1.5);
  });

  it("believes what people had said of a promotion and of an event", () => {
    const event = anAdjustment({ start_date: "2026-08-03", end_date: "2026-08-05", reason: "短视频" });
    const { factors, eventsOf } = foreseen(demandOf(), known([aPromotion({ ...first, expected_uplift: 2 })], [event]));
    expect(factors[at("2026-07-07")]).toBeCloseTo(2, 6);
    expect(factors[at("2026-08-04")]).toBeCloseTo(2, 6);
    expect([eventsOf(at("2026-08-02")), eventsOf(at("2026-08-04"))]).toEqual([[], ["短视频"]]);
  });

  it("names holidays, and leaves out runs of other items that may be the same run", () => {
    expect(foreseen().eventsOf(at("2026-10-01"))).toEqual(["法定假"]);
    const run = { promotion: second, item_code: "P-2", category: "水杯", days: 4, requested: 120, expected: 40 };
    const earlier = { ...run, promotion: { promotion_name: "周年", stage: "sale" as const } };
    const pooled = (runs: readonly (typeof run | typeof earlier)[]) =>
      foreseenDays({
        ...{ demand: demandOf(), item: ITEM, today: TODAY, known: known([second]) },
        pooled: { ...NOTHING_POOLED, runs },
      }).factors[at("2026-10-13")];
    expect(pooled([run])).toBeCloseTo(1, 6);
    expect(pooled([earlier])).toBeGreaterThan(1.1);
  });
});
