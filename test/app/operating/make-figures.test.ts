import { beforeEach, describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createKeptFigures } from "../../../src/app/operating/kept-figures.ts";
import { createMakeFigures } from "../../../src/app/operating/make-figures.ts";
import { createWorstList } from "../../../src/app/operating/worst-list.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createKeptCourses } from "../../../src/app/purchase-course/kept-courses.ts";
import { createOperatingReport } from "../../../src/app/report/operating-report.ts";
import { operatingFigures, operatingReport } from "../../../src/contracts/operating-figures.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { Store } from "../../../src/ports/store.ts";
import * as rows from "../../store/row-builders.ts";
import { aChange, anAssessment, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";
import { aRehearsedShop, NOW, TODAY } from "../rehearse/a-rehearsed-shop.ts";

let store: Store;
let today: string;
beforeEach(async () => {
  store = createMemoryStore();
  today = TODAY;
  await aRehearsedShop(store, [
    { item_code: "CUP", item: { abc_class: "A" }, wanted: () => 10, on_hand: 100 },
    { item_code: "PLATE", item: { abc_class: "C", item_name: "盘子" }, wanted: () => 2, on_hand: 900 },
  ]);
});

const kept = () => createKeptFigures(store.registry);
const makeFigures = () =>
  createMakeFigures({
    ...{ ...store, kept: kept(), calendar: createChineseCalendar(), clock: { now: () => NOW, today: () => today } },
    ...{ pooledModel: () => Promise.resolve(undefined), breathe: () => Promise.resolve() },
  })();

async function figures() {
  await store.registry.saveSetting(SHOP, "is_ready", "true");
  await makeFigures();
  return operatingFigures.strict().parse(await kept().of(SHOP));
}

describe("the figures of a shop", () => {
  it("are made once a business day, and not before its forms were read", async () => {
    expect(await makeFigures()).toBe(0);
    expect(await kept().of(SHOP)).toBeNull();
    await store.registry.saveSetting(SHOP, "is_ready", "true");
    expect(await makeFigures()).toBe(1);
    expect(await makeFigures()).toBe(0);
    expect(await kept().of(SHOP)).toMatchObject({ made_on: TODAY, made_at: NOW, places: 2 });
    today = addDays(TODAY, 1);
    expect(await makeFigures()).toBe(1);
  });

  it("tell how far forecasts were off by class and month: not at all where nothing changes", async () => {
    const { forecast } = await figures();
    expect(forecast.by_class.map(({ abc_class }) => abc_class)).toEqual(["A", "C"]);
    expect(forecast.by_class[0]?.split.regular?.bias_rate).toBeCloseTo(0, 6);
    expect(forecast.by_class[0]?.split.promotion).toBeNull();
    const months = forecast.by_month.filter(({ abc_class }) => abc_class === "A").map(({ month }) => month);
    expect(months).toEqual(["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]);
    // National Day is an event, told apart from ordinary days.
    const october = forecast.by_month.find(({ abc_class, month }) => abc_class === "A" && month === "2026-10");
    expect(october?.split.event?.actual_total).toBeGreaterThan(0);
    const of = (by: readonly { split: { all: { actual_total: number } | null } }[]) =>
      by.reduce((sum, { split }) => sum + (split.all?.actual_total ?? 0), 0);
    expect(of(forecast.by_month)).toBeCloseTo(of(forecast.by_class), 9);
    expect(of(forecast.by_class)).toBe(26 * 7 * 12);
  });

  it("show no error of a month that has not ended, nor of a few units", async () => {
    const { forecast } = await figures();
    const all = (abc_class: string, month: string) =>
      forecast.by_month.find((one) => one.abc_class === abc_class && one.month === month)?.split.all;
    expect(all("A", "2026-10")).toMatchObject({ error_rate: expect.any(Number), lack: null });
    expect(all("A", TODAY.slice(0, 7))).toMatchObject({ error_rate: null, bias_rate: null, lack: "unfinished_month" });
  });

  it("name what was missed most, with what it comes from", async () => {
    const week = (ago: number) => Array.from({ length: 7 }, (_, i) => addDays(TODAY, -ago - i));
    await store.records.apply([
      aChange(
        "burst",
        week(8).map((ordered_on) => rows.aSalesLine({ item_code: "PLATE", ordered_on, quantity: 38 })),
      ),
    ]);
    const plain = (await figures()).forecast.worst;
    expect(plain[0]).toMatchObject({ item_code: "PLATE", item_name: "盘子", cause: "forecast", events: [] });
    await store.records.apply([
      aChange("e", [
        rows.anAdjustment({
          ...{ scope_values: ["PLATE"], factor: 1.1, reason: "直播带货", half_life_days: null },
          ...{ start_date: addDays(TODAY, -14), end_date: addDays(TODAY, -8) },
        }),
      ]),
    ]);
    today = addDays(TODAY, 1);
    const tagged = (await figures()).forecast.worst;
    expect(tagged[0]).toMatchObject({ item_code: "PLATE", cause: "event", events: ["直播带货"] });
  });

  it("tell how right the books are by class, month and place, and what was never counted", async () => {
    await store.records.apply([
      aChange("c1", [
        rows.aCountLine({ counted_on: "2026-10-05", book_quantity: 100, counted_quantity: 99 }),
        rows.aCountLine({ counted_on: "2026-11-05", book_quantity: 100, counted_quantity: 80 }),
        rows.aCountLine({ counted_on: "2026-11-05", book_quantity: null, counted_quantity: 3 }),
        rows.aCountLine({ counted_on: "2025-11-01", book_quantity: 100, counted_quantity: 1 }),
        rows.aCountLine({ item_code: "UNKNOWN", counted_on: "2026-11-05" }),
      ]),
    ]);
    const { counts } = await figures();
    expect(counts).toMatchObject({ places: 2, counted_places: 1, last_counted_on: "2026-11-05", without_book: 1 });
    expect(counts.by_class).toEqual([{ abc_class: "A", counts: 2, accuracy_rate: 0.5, difference_rate: 21 / 200 }]);
    expect(counts.by_month).toEqual([
      { abc_class: "A", month: "2026-10", counts: 1, accuracy_rate: 1, difference_rate: 0.01 },
      { abc_class: "A", month: "2026-11", counts: 1, accuracy_rate: 0, difference_rate: 0.2 },
    ]);
    expect(counts.by_location).toEqual([
      { location_code: "WH", counts: 2, accuracy_rate: 0.5, difference_rate: 21 / 200 },
    ]);
    expect(counts.never_counted).toMatchObject([{ item_code: "PLATE", location_code: "WH", abc_class: "C" }]);
    // The last line of the newest day has no book; what came before it is not the last count.
    expect(counts.worst).toEqual([]);
    await store.records.apply([
      aChange("c2", [rows.aCountLine({ counted_on: "2026-11-20", book_quantity: 100, counted_quantity: 60 })]),
    ]);
    today = addDays(TODAY, 1);
    expect((await figures()).counts.worst).toEqual([
      {
        ...{ item_code: "CUP", item_name: "保温杯", location_code: "WH", abc_class: "A" },
        ...{ counted_on: "2026-11-20", book_quantity: 100, counted_quantity: 60 },
      },
    ]);
  });

  it("tell what comes back, and what comes back more than others like it", async () => {
    await store.records.apply([
      aChange("r", [
        rows.aReturnLine({ item_code: "PLATE", returned_on: "2026-11-20", quantity: 50 }),
        rows.aReturnLine({ item_code: "CUP", returned_on: "2026-11-20", quantity: 18 }),
        rows.aReturnLine({ item_code: "CUP", returned_on: "2026-01-20", quantity: 99 }),
      ]),
    ]);
    const { returns } = await figures();
    expect(returns.by_class).toEqual([
      { abc_class: "A", returned: 18, delivered: 900, return_rate: 0.02 },
      { abc_class: "C", returned: 50, delivered: 180, return_rate: 50 / 180 },
    ]);
    expect(returns.by_month.find(({ abc_class, month }) => abc_class === "A" && month === "2026-11")).toEqual({
      ...{ abc_class: "A", month: "2026-11", returned: 18, delivered: 220, return_rate: 18 / 220 },
    });
    expect(returns.high).toMatchObject([{ item_code: "PLATE", returned: 50, delivered: 180, usual_return_rate: 0.02 }]);
    expect(returns.categories).toEqual([{ category: "杯壶", returned: 68, resellable: 68, shipped: 0, closed: 1_080 }]);
  });

  it("tell how stock is renewed, beside the band of each class", async () => {
    const { turnover } = await figures();
    expect(turnover.by_class).toMatchObject([
      { abc_class: "A", low_days: 7, high_days: 45, too_low: 0, no_sales: 0 },
      { abc_class: "C", low_days: 15, high_days: 90, too_high: 1, fine: 0 },
    ]);
    expect(turnover.by_class[1]?.turnover_days).toBeGreaterThan(90);
    expect(turnover.worst[0]).toMatchObject({ item_code: "PLATE", judgement: "too_high" });
  });

  it("are as many as there are items, and empty for an empty shop", async () => {
    store = createMemoryStore();
    await store.registry.saveInstallation({ installation_id: SHOP, name: "空", app_id: "app", created_at: 0 });
    expect(await figures()).toMatchObject({
      places: 0,
      forecast: { by_class: [], worst: [] },
      counts: { places: 0, by_class: [], last_counted_on: null },
      returns: { by_class: [], high: [], categories: [] },
      turnover: { by_class: [] },
    });
  });

  it("are not read where another version kept them", async () => {
    await store.registry.saveSetting(SHOP, "operating_figures", '{"made_on":"2026-11-23"}');
    expect(await kept().of(SHOP)).toBeNull();
  });
});

describe("what should be counted", () => {
  const report = async () =>
    operatingReport.strict().parse(
      await createOperatingReport({
        ...{ ...store, figures: kept(), courses: createKeptCourses(store.registry) },
        clock: createSystemClock({ now: () => NOW }),
      })(SHOP),
    );

  async function doubted(item_code: string, on_hand: number) {
    const subject = aSubject({ item_code });
    const signals = [{ kind: "phantom_stock", sentence: "货可能不在架上，请盘点。" }] as const;
    const claimed = await claimOne(store, subject);
    const assessment = anAssessment({ ...subject, on_hand, risk: { signals } });
    await store.assessments.commit([{ claimed, assessment, effects: [] }]);
  }

  it("is nothing where nothing is in doubt", async () => {
    expect(await report()).toMatchObject({ today: TODAY, figures: null, proposed: 0, proposals: [] });
  });

  it("is told worst first, by the money in doubt, each place once, small differences left out", async () => {
    await doubted("CUP", 40);
    await store.records.apply([
      aChange("c", [
        rows.aCountLine({ counted_on: "2026-11-20", book_quantity: 40, counted_quantity: 10 }),
        rows.aCountLine({ counted_on: "2026-11-20", item_code: "PLATE", book_quantity: 900, counted_quantity: 700 }),
        rows.aCountLine({ counted_on: "2026-11-20", item_code: "GHOST", book_quantity: 9, counted_quantity: 0 }),
        rows.aCountLine({ counted_on: "2026-11-20", location_code: "WEB", book_quantity: 100, counted_quantity: 95 }),
        rows.aCountLine({ counted_on: "2026-10-01", location_code: "OLD", book_quantity: 100, counted_quantity: 5 }),
      ]),
    ]);
    const { proposed, proposals } = await report();
    expect(proposed).toBe(3);
    expect(proposals).toMatchObject([
      { item_code: "PLATE", reason: "count_difference", doubted_units: 200, doubted_value: 200 * 21.5 },
      { item_code: "CUP", location_code: "WH", reason: "phantom_stock", doubted_units: 40, doubted_value: 40 * 21.5 },
      { item_code: "GHOST", item_name: "GHOST", reason: "count_difference", doubted_value: null },
    ]);
  });
});

describe("the worst of many", () => {
  it("are the same whenever they come", () => {
    const list = createWorstList<number>(3);
    const given = Array.from({ length: 100 }, (_, i) => (i * 37) % 101);
    for (const number of given) list.add(number, 1, number);
    expect(list.taken()).toEqual(given.toSorted((one, other) => other - one).slice(0, 3));
    expect(list.taken()).toHaveLength(3);
    list.add(-1, 2, -1);
    expect(list.taken()[0]).toBe(-1);
  });
});
