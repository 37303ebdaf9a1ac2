import { describe, expect, it } from "@jest/globals";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { dayEffects, dayFactors } from "../../../src/domain/demand/day-effects.ts";
import type { DayEffects } from "../../../src/domain/demand/day-effects.ts";
import { calendarColumns, DAY_EFFECT_LABELS, itemColumns } from "../../../src/domain/demand/effect-columns.ts";
import type { DayEffectName } from "../../../src/domain/demand/effect-columns.ts";
import { pooledPriors } from "../../../src/domain/demand/effect-priors.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";
import { plantedDemand, seededRandom } from "./planted-demand.ts";

const calendar = businessCalendar(aHolidayTable(), 2025, 2027);
const FIRST = "2025-05-01";
const DAYS = 400;
const stages = Array.from({ length: DAYS + 60 }, (_, i) =>
  i % 97 < 5 ? ("presale" as const) : i % 97 < 8 ? ("sale" as const) : null,
);
const relative_prices = Float64Array.from({ length: DAYS + 60 }, (_, i) => (i % 50 < 6 ? 0.8 : 1));

function columnsOf(days: number) {
  const stretch = { first_day: FIRST, days };
  return [...calendarColumns(stretch, calendar), ...itemColumns({ ...stretch, stages, relative_prices })];
}

const columns = columnsOf(DAYS);
const truth: Partial<Record<DayEffectName, number>> = {
  ...{ weekend: 0.3, holiday: 0.5, makeup_workday: -0.4, before_eve: 0.6, around_eve: -1, after_eve: -0.3 },
  ...{ promotion_presale: -0.4, promotion_sale: 1.1, relative_price: -1.8 },
};
const rising = (level: number) => (day: number) => level * (1 + (0.5 * day) / DAYS);
const valueOf = ({ effects }: DayEffects, name: DayEffectName) => effects.find((effect) => effect.name === name);
const constant = (units: number, days = DAYS) => ({
  ...{ first_day: FIRST, quantity: new Array<number>(days).fill(units), in_stock: new Array<number>(days).fill(1) },
});

describe("effects of days", () => {
  it.each([30, 1e9])("planted on a rising level of %f units a day are found within four standard errors", (level) => {
    const found = dayEffects(plantedDemand(FIRST, columns, truth, rising(level), seededRandom(11)), columns);
    for (const { name, value, standard_error, days } of found.effects) {
      if (days === 0) continue;
      expect([name, Math.abs(value - (truth[name] ?? 0)) < Math.max(0.03, 4 * standard_error)]).toEqual([name, true]);
    }
    expect(valueOf(found, "promotion_sale")?.multiple).toBeCloseTo(Math.exp(1.1), 0);
  });

  it("leave standard errors of a size that people can use", () => {
    const found = dayEffects(plantedDemand(FIRST, columns, truth, rising(30), seededRandom(5)), columns);
    expect(valueOf(found, "weekend")?.standard_error).toBeLessThan(0.05);
    expect(valueOf(found, "makeup_workday")?.standard_error).toBeGreaterThan(0.03);
  });

  it.each([5, 0, 1e9, 1e-3])("are exactly 1 where every day sells %f", (units) => {
    const factors = dayFactors(dayEffects(constant(units), columns), columns);
    expect(factors.every((factor) => factor === 1)).toBe(true);
  });

  it("are small where there is only chance", () => {
    const random = seededRandom(3);
    const off = Array.from({ length: 30 }, () => {
      const factors = dayFactors(
        dayEffects(
          plantedDemand(FIRST, columns, {}, () => 2, random),
          columns,
        ),
        columns,
      );
      return factors.reduce((sum, factor) => sum + Math.abs(factor - 1), 0) / DAYS;
    });
    expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(0.06);
  });

  it("have a mean of 1 over normal days", () => {
    const found = dayEffects(plantedDemand(FIRST, columns, truth, rising(30), seededRandom(7)), columns);
    const factors = dayFactors(found, columns);
    const special = columns.filter(({ name }) => name !== "weekend");
    const normal = factors.filter((_, i) => special.every(({ values }) => values[i] === 0));
    expect(normal.reduce((sum, factor) => sum + factor, 0) / normal.length).toBeCloseTo(1, 12);
    expect(found.normal_factor).toBeGreaterThan(1);
  });

  it("stay finite through zeros, rare sales and one absurd day", () => {
    const quantities = [
      Array.from({ length: DAYS }, (_, i) => (i % 40 === 0 ? 1 : 0)),
      Array.from({ length: DAYS }, (_, i) => (i < 200 ? 0 : 50)),
      Array.from({ length: DAYS }, (_, i) => (i === 100 ? 1e9 : 1e-3)),
    ];
    for (const quantity of quantities) {
      const found = dayEffects({ first_day: FIRST, quantity, in_stock: quantity.map(() => 1) }, columns);
      expect([...dayFactors(found, columns)].every((factor) => factor > 0 && factor <= 400)).toBe(true);
    }
  });

  it("are not touched by days out of stock", () => {
    const series = plantedDemand(FIRST, columns, truth, rising(30), seededRandom(13));
    const in_stock = series.quantity.map((_, i) => (i % 7 === 2 ? 0 : 1));
    const empty = series.quantity.map((units, i) => (i % 7 === 2 ? 0 : units));
    const found = dayEffects({ first_day: FIRST, quantity: empty, in_stock }, columns);
    expect(valueOf(found, "promotion_sale")?.value).toBeCloseTo(1.1, 0);
    expect(valueOf(found, "weekend")?.value).toBeCloseTo(0.3, 0);
  });

  it.each([
    [56, 8, true],
    [55, 8, false],
    [56, 7, false],
  ])("need 56 days and 8 with demand: %i and %i", (days, demandDays, learns) => {
    const quantity = Array.from({ length: days }, (_, i) => (stages[i] === "sale" || i < demandDays - 3 ? 40 : 0));
    const enough = quantity.filter((units) => units > 0).length;
    expect(enough).toBe(demandDays);
    const few = columnsOf(days);
    const found = dayEffects({ first_day: FIRST, quantity, in_stock: quantity.map(() => 1) }, few);
    expect(valueOf(found, "promotion_sale")?.standard_error === 0.5).toBe(!learns);
  });

  it("come from other items where this one has never met them", () => {
    const found = dayEffects(constant(5, 10), columnsOf(10), { hot_event: { mean: 0.7, sd: 0.2 } });
    expect(valueOf(found, "hot_event")).toMatchObject({ value: 0.7, standard_error: 0.2, days: 0 });
    expect(valueOf(found, "weekend")).toMatchObject({ value: 0, multiple: 1 });
    const days = { first_day: FIRST, days: 2, hot_events: Float64Array.of(0, 1) };
    const ahead = [...calendarColumns(days, calendar), ...itemColumns(days)];
    expect(dayFactors(found, ahead)[1]).toBeCloseTo(Math.exp(0.7), 12);
  });

  it("of nothing at all are nothing", () => {
    const none = dayEffects({ first_day: FIRST, quantity: [], in_stock: [] }, []);
    expect(none).toEqual({ effects: [], normal_factor: 1 });
    expect(dayFactors(none, [])).toHaveLength(0);
  });

  it("forecast planted promotions and holidays better than the week before does", () => {
    const all = columnsOf(DAYS + 60);
    const series = plantedDemand(FIRST, all, truth, rising(20), seededRandom(17));
    const past = { ...series, quantity: series.quantity.slice(0, DAYS), in_stock: series.in_stock.slice(0, DAYS) };
    const found = dayEffects(past, columns);
    const factors = dayFactors(found, all);
    const recent = [...Array(56).keys()].map((i) => DAYS - 56 + i);
    const units = (days: readonly number[], of: (day: number) => number) => days.reduce((sum, day) => sum + of(day), 0);
    const level = units(recent, (day) => series.quantity[day] ?? 0) / units(recent, (day) => factors[day] ?? 1);
    const ahead = [...Array(60).keys()].map((i) => DAYS + i);
    const error = (expected: (day: number) => number) =>
      units(ahead, (day) => Math.abs((series.quantity[day] ?? 0) - expected(day)));
    const naive = error((day) => series.quantity[DAYS - 7 + ((day - DAYS) % 7)] ?? 0);
    expect(error((day) => level * (factors[day] ?? 1))).toBeLessThan(0.6 * naive);
  });
});

describe("effects of many items", () => {
  const effect = (value: number, standard_error: number) => [{ name: "weekend" as const, value, standard_error }];

  it("DerSimonian & Laird by hand: 0, 0.4 and 0.8 with errors of 0.2 have mean 0.4 and spread 0.12 between them", () => {
    const { weekend } = pooledPriors([effect(0, 0.2), effect(0.4, 0.2), effect(0.8, 0.2)]);
    expect(weekend?.mean).toBeCloseTo(0.4, 12);
    expect(weekend?.sd).toBeCloseTo(Math.sqrt(0.12 + 0.16 / 3), 12);
  });

  it("that agree leave the least spread, and the sure ones weigh most", () => {
    const { weekend } = pooledPriors([effect(0.3, 0.01), effect(0.3, 0.01), effect(0.31, 1)]);
    expect(weekend?.mean).toBeCloseTo(0.3, 3);
    expect(weekend?.sd).toBe(0.05);
  });

  it("of fewer than three say nothing", () => {
    expect(pooledPriors([effect(1, 0.1), effect(1, 0.1)])).toEqual({});
  });

  it("draw an item with few days towards them", () => {
    const days = columnsOf(60);
    const series = plantedDemand(FIRST, days, {}, () => 1, seededRandom(23));
    const alone = dayEffects(series, days);
    const known = dayEffects(series, days, { promotion_sale: { mean: 1, sd: 0.1 } });
    expect(valueOf(known, "promotion_sale")?.value).toBeGreaterThan(0.6);
    expect(valueOf(alone, "promotion_sale")?.value).toBeLessThan(0.6);
  });
});

describe("columns of effects", () => {
  const at = (first_day: string, name: DayEffectName) =>
    calendarColumns({ first_day, days: 1 }, calendar).find((column) => column.name === name)?.values[0];

  it.each([
    ["2026-02-01", "before_eve", 0],
    ["2026-02-02", "before_eve", 1],
    ["2026-02-15", "before_eve", 1],
    ["2026-02-16", "before_eve", 0],
    ["2026-02-15", "around_eve", 0],
    ["2026-02-16", "around_eve", 1],
    ["2026-02-23", "around_eve", 1],
    ["2026-02-24", "around_eve", 0],
    ["2026-02-23", "after_eve", 0],
    ["2026-02-24", "after_eve", 1],
    ["2026-03-09", "after_eve", 1],
    ["2026-03-10", "after_eve", 0],
    ["2026-02-14", "makeup_workday", 1],
    ["2026-02-14", "weekend", 0],
    ["2026-03-01", "weekend", 1],
    ["2026-02-20", "holiday", 1],
  ] as const)("%s: %s is %i", (day, name, want) => expect(at(day, name)).toBe(want));

  it("know no feast where no 除夕 is known", () => {
    const blind = calendarColumns({ first_day: "2026-02-16", days: 1 }, { ...calendar, eves: [] });
    expect(blind.find(({ name }) => name === "around_eve")?.values[0]).toBe(0);
  });

  it("take the logarithm of a relative price and nothing where there is none", () => {
    const prices = Float64Array.of(0.5, 1, 0, -1, NaN);
    const columns = itemColumns({ first_day: FIRST, days: 6, relative_prices: prices });
    expect([...(columns.find(({ name }) => name === "relative_price")?.values ?? [])]).toEqual([
      Math.log(0.5),
      0,
      0,
      0,
      0,
      0,
    ]);
  });

  it("mark the stage of a day and the strength of an event", () => {
    const columns = itemColumns({
      first_day: FIRST,
      days: 2,
      stages: [null, "encore"],
      hot_events: Float64Array.of(2, 0),
    });
    const values = (name: DayEffectName) => [...(columns.find((column) => column.name === name)?.values ?? [])];
    expect(values("promotion_encore")).toEqual([0, 1]);
    expect(values("promotion_sale")).toEqual([0, 0]);
    expect(values("hot_event")).toEqual([2, 0]);
  });

  it("have a Chinese name each", () => {
    expect(columns.every(({ name }) => /[\u4e00-\u9fff]/.test(DAY_EFFECT_LABELS[name]))).toBe(true);
  });
});
