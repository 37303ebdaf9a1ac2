import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { errorCause } from "../../../src/domain/indicators/error-cause.ts";
import {
  addSplit,
  addSums,
  errorLack,
  forecastError,
  forecastErrorsBy,
  type ForecastOutcome,
  NO_SPLIT,
  splitErrorOf,
} from "../../../src/domain/indicators/forecast-error.ts";
import { serviceRates, stockoutRate } from "../../../src/domain/indicators/service-rates.ts";
import {
  averageStock,
  DEFAULT_TURNOVER_BANDS,
  turnover,
  TURNOVER_LABELS,
  turnoverJudgement,
} from "../../../src/domain/indicators/turnover.ts";

describe("turnover", () => {
  it("by hand: 300 sold in 30 days from 150 in stock: 15 days, 24.3 times a year", () => {
    expect(turnover({ sold: 300, average_stock: 150, period_days: 30 })).toEqual({
      turnover_rate: (10 * 365) / 150,
      turnover_days: 15,
    });
  });

  it.each([
    ["no sales", { sold: 0, average_stock: 150, period_days: 30 }, 0, null],
    ["more returned than sold", { sold: -4, average_stock: 150, period_days: 30 }, 0, null],
    ["no stock", { sold: 300, average_stock: 0, period_days: 30 }, null, 0],
    ["stock below zero", { sold: 300, average_stock: -3, period_days: 30 }, null, 0],
    ["no period", { sold: 300, average_stock: 150, period_days: 0 }, 0, null],
  ])("%s", (_, input, turnover_rate, turnover_days) => {
    expect(turnover(input)).toEqual({ turnover_rate, turnover_days });
  });

  it("averages closing stocks, debts counting as none", () => {
    expect(averageStock([30, 10, -8, 8])).toBe(12);
    expect(averageStock([])).toBeNull();
  });

  it.each([
    [6.9, "A", "too_low"],
    [7, "A", "fine"],
    [45, "A", "fine"],
    [45.1, "A", "too_high"],
    [9.9, "B", "too_low"],
    [60.1, "B", "too_high"],
    [15, "C", "fine"],
    [90.1, "C", "too_high"],
    [null, "A", "no_sales"],
  ] as const)("%d days are, for class %s, %s", (days, abc_class, want) => {
    expect(turnoverJudgement(days, abc_class)).toBe(want);
  });

  it("takes the company's own bands", () => {
    const bands = { ...DEFAULT_TURNOVER_BANDS, A: { low_days: 1, high_days: 5 } };
    expect(turnoverJudgement(6, "A", bands)).toBe("too_high");
  });

  it("has Chinese words", () => {
    expect(Object.values(TURNOVER_LABELS)).toEqual(["周转过快，库存偏少", "周转正常", "周转过慢，库存偏多", "无销量"]);
  });
});

describe("forecast error", () => {
  const outcome = (forecast: number, actual: number, is_promotion = false) => ({ forecast, actual, is_promotion });

  it("by hand: 120 for 100 and 60 for 100", () => {
    expect(forecastError([outcome(120, 100), outcome(60, 100)])).toEqual({
      count: 2,
      forecast_total: 180,
      actual_total: 200,
      bias_rate: -0.1,
      error_rate: 0.3,
      absolute_error: 60,
      mean_error: 30,
    });
  });

  it("has no rate where nothing came, and no figure where nothing was forecast", () => {
    expect(forecastError([outcome(5, 0)])).toMatchObject({ bias_rate: null, error_rate: null, mean_error: 5 });
    expect(forecastError([])).toBeNull();
  });

  it.each([
    { sold: 9, isFinished: true, want: "few_units" },
    { sold: 10, isFinished: true, want: null },
    { sold: 500, isFinished: false, want: "unfinished_month" },
  ])("of $sold units sold, month over: $isFinished, lacks $want", ({ sold, isFinished, want }) => {
    const sums = { count: 4, forecast_total: 900, actual_total: sold, absolute_error: 900 };
    expect(errorLack(sums, isFinished)).toBe(want);
  });

  it("keeps promotions apart, by item, by class or by period", () => {
    const rows = [
      { ...outcome(10, 10), item: "A" },
      { ...outcome(10, 40, true), item: "A" },
      { ...outcome(8, 4), item: "B" },
    ];
    const errors = forecastErrorsBy(rows, ({ item }) => item);
    expect([...errors.keys()]).toEqual(["A", "B"]);
    expect(errors.get("A")?.all?.bias_rate).toBeCloseTo(-0.6, 12);
    expect(errors.get("A")?.promotion?.bias_rate).toBe(-0.75);
    expect(errors.get("A")?.regular?.bias_rate).toBe(0);
    expect(errors.get("B")).toMatchObject({ promotion: null, regular: { bias_rate: 1 } });
  });
});

describe("kinds of days", () => {
  const outcome = (forecast: number, actual: number, parts: Partial<ForecastOutcome> = {}): ForecastOutcome => ({
    ...{ forecast, actual, is_promotion: false, events: [] },
    ...parts,
  });

  it("by hand: a promotion, an event and ordinary days, with what they add up to", () => {
    const sums = addSplit(NO_SPLIT, [
      outcome(10, 20, { is_promotion: true, events: ["国庆"] }),
      outcome(10, 40, { events: ["短视频"] }),
      outcome(10, 10),
      outcome(12, 10),
    ]);
    expect(splitErrorOf(sums)).toMatchObject({
      all: { count: 4, forecast_total: 42, actual_total: 80, bias_rate: -38 / 80, error_rate: 42 / 80 },
      promotion: { bias_rate: -0.5 },
      event: { bias_rate: -0.75 },
      regular: { bias_rate: 0.1, error_rate: 0.1 },
    });
  });

  it("make no difference to the whole, however the outcomes are shared out", () => {
    const one = fc.record({
      forecast: fc.integer({ min: 0, max: 99 }),
      actual: fc.integer({ min: 0, max: 99 }),
      is_promotion: fc.boolean(),
      events: fc.subarray(["短视频", "法定假"]),
    });
    fc.assert(
      fc.property(fc.array(one), fc.nat(), (outcomes, cut) => {
        const parts = [outcomes.slice(0, cut), outcomes.slice(cut)].map((some) => addSplit(NO_SPLIT, some));
        const joined = parts.reduce((sum, part) => ({
          promotion: addSums(sum.promotion, part.promotion),
          event: addSums(sum.event, part.event),
          regular: addSums(sum.regular, part.regular),
        }));
        expect(splitErrorOf(joined)).toEqual(splitErrorOf(addSplit(NO_SPLIT, outcomes)));
        expect(splitErrorOf(joined).all).toEqual(forecastError(outcomes));
        // Nothing is off by less than its sums are.
        const { forecast_total = 0, actual_total = 0, absolute_error = 0 } = forecastError(outcomes) ?? {};
        expect(absolute_error).toBeGreaterThanOrEqual(Math.abs(forecast_total - actual_total));
      }),
    );
  });

  it("say what the error comes from: a tag moves the cause", () => {
    const missed = [outcome(10, 40), outcome(10, 12)];
    expect(errorCause(missed)).toBe("forecast");
    const tagged = [outcome(10, 40, { events: ["短视频"] }), outcome(10, 12)];
    expect(errorCause(tagged)).toBe("event");
    expect(errorCause([outcome(10, 40, { is_promotion: true }), outcome(10, 12)])).toBe("promotion");
    expect(errorCause([outcome(10, 10)])).toBeNull();
    expect(errorCause([])).toBeNull();
  });
});

describe("service rates", () => {
  it("by hand: 8 of 10, 5 of 5, none of 5", () => {
    const lines = [
      { requested: 10, served: 8 },
      { requested: 5, served: 5 },
      { requested: 5, served: 0 },
    ];
    expect(serviceRates(lines)).toEqual({ fill_rate: 0.65, line_fill_rate: 1 / 3 });
  });

  it("counts no more than was requested and no less than nothing", () => {
    expect(serviceRates([{ requested: 4, served: 9 }])).toEqual({ fill_rate: 1, line_fill_rate: 1 });
    expect(serviceRates([{ requested: 4, served: -2 }])).toEqual({ fill_rate: 0, line_fill_rate: 0 });
  });

  it("is unknown where nothing was requested", () => {
    expect(serviceRates([])).toEqual({ fill_rate: null, line_fill_rate: null });
    expect(serviceRates([{ requested: 0, served: 3 }])).toEqual({ fill_rate: null, line_fill_rate: null });
  });

  it("stays between 0 and 1 and rises with what is served", () => {
    const line = fc.record({ requested: fc.integer({ min: 1, max: 50 }), served: fc.integer({ min: -5, max: 60 }) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.nat(20), (lines, more) => {
        const rate = serviceRates(lines).fill_rate ?? NaN;
        const better = serviceRates(lines.map((one) => ({ ...one, served: one.served + more }))).fill_rate ?? NaN;
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(better).toBeLessThanOrEqual(1);
        expect(better).toBeGreaterThanOrEqual(rate);
      }),
    );
  });

  it("knows the share of days without stock", () => {
    expect(stockoutRate([1, 1, 0, 0.5])).toBe(0.375);
    expect(stockoutRate([1.2, -3])).toBe(0.5);
    expect(stockoutRate([])).toBeNull();
  });
});
