import { describe, expect, it } from "@jest/globals";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { supplyDaysFrom } from "../../../src/domain/calendar/supply-days.ts";
import { demandDistribution, demandQuantile, mixtureOf } from "../../../src/domain/demand/demand-distribution.ts";
import { learnLeadTime } from "../../../src/domain/inventory/lead-time.ts";
import { demandBand } from "../../../src/domain/risk/demand-band.ts";
import { exposureFrom } from "../../../src/domain/risk/exposure.ts";
import { missingDemand } from "../../../src/domain/risk/missing-input.ts";
import { arrivalProbability } from "../../../src/domain/risk/open-receipt.ts";
import { projection } from "../../../src/domain/risk/projection.ts";
import { scopedItem } from "../../../src/domain/risk/risk-input.ts";
import { isAlarming } from "../../../src/domain/risk/severity.ts";
import { severityVerdict } from "../../../src/domain/risk/severity-rules.ts";
import { comingShares, firstDayReaching, outlookUntilArrival, stockPath } from "../../../src/domain/risk/stock-path.ts";
import type { OutlookInput } from "../../../src/domain/risk/stock-path.ts";
import { surgeOriginOf } from "../../../src/domain/risk/surge-origin-of.ts";
import { demandForecast } from "../../../src/domain/forecast/demand-forecast.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { aHistory } from "../forecast/a-forecast.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";
import { anObserved, days, poissonDays } from "../demand/a-series.ts";
import { aRiskInput } from "./a-risk-input.ts";

const MONDAY = "2026-11-23";

describe("exposure in a supplier's working days", () => {
  const calendar = businessCalendar(aHolidayTable(), 2025, 2028);
  const stated = {
    ...{ item_code: "A", deliveries: [], item_lead_time_days: 14 },
    ...{ supplier_lead_time_days: null, supplier_lead_time_sd_days: null },
  };

  it("is as long as in the civil calendar where no holiday comes: 14 days are ten working days, two weeks", () => {
    const lead = learnLeadTime(stated, { calendar, today: MONDAY });
    expect(exposureFrom(MONDAY, lead, 7)).toMatchObject({
      ...{ arrival_days: 14, arrival_date: "2026-12-07", exposure_days: 21, review_period_days: 7 },
    });
  });

  it("is longer by the holidays within it", () => {
    const beforeFeast = "2026-02-10";
    const lead = learnLeadTime(stated, { calendar, today: beforeFeast });
    const days_off = supplyDaysFrom(calendar, beforeFeast).off.filter((day) => day > 0 && day <= 20).length;
    const { arrival_days, exposure_days } = exposureFrom(beforeFeast, lead, 7);
    expect(days_off).toBe(6);
    expect(arrival_days).toBeGreaterThan(14);
    expect(exposure_days).toBeGreaterThan(arrival_days + 4);
  });
});

describe("severity", () => {
  it("asks people to act from 预警 on", () => {
    const all = ["out", "critical", "high", "watch", "none", "unknown"] as const;
    expect(all.map(isAlarming)).toEqual([true, true, true, false, false, false]);
  });

  const facts = {
    ...{ available: 32, is_wanted: true, unfilled_quantity: 0, arrival_probability: 0, exposure_probability: 0 },
    ...{ limit: 0.1, minimum_stock: 30, is_surge: false },
  };

  it.each([
    ["not held just above a floor that never raised it", 32, null, "none"],
    ["nor after 关注 alone", 32, "watch", "none"],
    ["held up to a tenth above, that included", 33, "high", "high"],
    ["held so after 紧急 too", 33, "critical", "high"],
    ["not beyond", 33.1, "critical", "none"],
  ] as const)("is %s", (_, available, previous_severity, want) => {
    expect(severityVerdict({ ...facts, available, previous_severity }).severity).toBe(want);
  });

  it("takes a floor below nought for none", () => {
    const given = { ...facts, available: -9, is_wanted: false, minimum_stock: -5, previous_severity: "high" } as const;
    expect(severityVerdict(given)).toEqual({ severity: "none", rules: [] });
  });

  it("is held only where every rule of it is: a floor reached now is news", () => {
    const given = { ...facts, available: 30, exposure_probability: 0.08, previous_severity: "high" } as const;
    expect(severityVerdict(given)).toEqual({ severity: "high", rules: ["above_limit", "at_minimum_stock"] });
  });
});

describe("a band of demand", () => {
  it("counts Poisson 3 out: 1, 3 and 5", () => {
    expect(demandBand(demandDistribution(3, 3, true))).toEqual({ p10: 1, p50: 3, p90: 5 });
  });

  it("counts a geometric number with mean 3 out: P(N ≤ k) = 1 − 0.75^(k + 1)", () => {
    expect(demandBand(demandDistribution(3, 12, true))).toEqual({ p10: 0, p50: 2, p90: 8 });
  });

  it("takes a mixture for the one count with its mean and variance", () => {
    const parts = [
      { weight: 0.5, law: demandDistribution(2, 2, true) },
      { weight: 0.5, law: demandDistribution(10, 10, true) },
    ];
    const mixed = mixtureOf(parts);
    const one = demandDistribution(mixed.mean, mixed.variance, true);
    expect(mixed.variance).toBe(22);
    expect(demandBand(mixed)).toEqual({
      ...{ p10: demandQuantile(one, 0.1), p50: demandQuantile(one, 0.5), p90: demandQuantile(one, 0.9) },
    });
  });

  it("of what is weighed is no whole number", () => {
    const { p10, p50, p90 } = demandBand(demandDistribution(10, 20, false));
    expect([p10, p50, p90].every((value) => !Number.isInteger(value))).toBe(true);
    expect(p50).toBeCloseTo(10 * (1 - 0.2 / 9) ** 3, 9); // Wilson & Hilferty: mean·(1 − cv² ÷ 9)³
  });
});

const forecast = demandForecast(aHistory(poissonDays(200, 10)), 14, DEFAULT_POOLED_MODEL);
const punctual = { mean_days: 4, sd_days: 0, sample_count: 0, source: "item" } as const;

function anOutlookInput(parts: Partial<OutlookInput> = {}): OutlookInput {
  return {
    ...{ today: MONDAY, forecast, is_count: true, supply: 40, lead_time: punctual },
    ...comingShares({ season_index: new Float64Array(7).fill(1) }, MONDAY, 20, null),
    planned: new Float64Array(21),
    receipts: [{ due_in_days: 2, quantity: 15 }],
    ...parts,
  };
}

describe("what is left day by day", () => {
  it("is supply and receipts less demand, worst with much demand and best with little", () => {
    const input = anOutlookInput();
    const path = stockPath(input, 5);
    const days_ahead = projection(input, path);
    expect(days_ahead.map(({ day, receipt }) => [day, receipt])).toEqual([
      ["2026-11-23", 0],
      ["2026-11-24", 0],
      ["2026-11-25", 15],
      ["2026-11-26", 0],
      ["2026-11-27", 0],
    ]);
    days_ahead.forEach((one, i) => {
      const supply = i < 2 ? 40 : 55;
      expect(one.stock_p10).toBeCloseTo(supply - one.demand_p90, 9);
      expect(one.stock_p50).toBeCloseTo(supply - one.demand_p50, 9);
      expect(one.stock_p90).toBeCloseTo(supply - one.demand_p10, 9);
      expect(one.stockout_probability).toBeCloseTo(path[i]?.probability ?? NaN, 4);
      expect(Number.isInteger(Math.round(one.stockout_probability * 1e8) / 1e4)).toBe(true);
    });
    expect(path[4]?.probability).toBeGreaterThan(0);
  });

  it("counts a doubtful receipt only for the better half of what may be", () => {
    const input = anOutlookInput({ lead_time: { ...punctual, sd_days: 2 } });
    const [, , due] = projection(input, stockPath(input, 3));
    expect(due?.stock_p10).toBeCloseTo(40 - (due?.demand_p90 ?? 0), 9);
    expect(due?.stock_p50).toBeCloseTo(55 - (due?.demand_p50 ?? 0), 9);
    expect(due?.stock_p90).toBeCloseTo(55 - (due?.demand_p10 ?? 0), 9);
  });
});

describe("the way of stock", () => {
  it("adds the weekdays' shares up from today's on, each times the day's multiple", () => {
    const season_index = Float64Array.of(1, 2, 3, 4, 5, 6, 7);
    const usual = comingShares({ season_index }, "2026-11-28", 3, null); // a Saturday
    expect([...usual.shares]).toEqual([0, 6, 13, 14]);
    expect([...usual.share_sds]).toEqual([0, 0, 0, 0]);
    const coming = Float64Array.of(1, 2, 0.5);
    const told = comingShares({ season_index }, "2026-11-28", 3, { coming, coming_log_sds: null });
    expect([...told.shares]).toEqual([0, 6, 20, 20.5]);
    const unsure = { coming, coming_log_sds: Float64Array.of(0, 0.5, 1) };
    expect([...comingShares({ season_index }, "2026-11-28", 3, unsure).share_sds]).toEqual([0, 0, 7, 7.5]);
  });

  it("is wider for what is not known of coming days: the level times their spread, squared", () => {
    const sure = stockPath(anOutlookInput(), 3)[2]?.demand.variance ?? NaN;
    const share_sds = Float64Array.from(days(21, 2));
    const unsure = stockPath(anOutlookInput({ share_sds }), 3)[2]?.demand.variance ?? NaN;
    expect(unsure - sure).toBeCloseTo((forecast.level * 2) ** 2, 6);
  });

  it("is wider for an arrival that is not certain, and certain over no days", () => {
    const input = anOutlookInput();
    const [at, until] = [stockPath(input, 5)[4], outlookUntilArrival(input, 5, 1.5)];
    expect(until.demand.variance - (at?.demand.variance ?? NaN)).toBeCloseTo((forecast.level * 1.5) ** 2, 6);
    expect(outlookUntilArrival(input, 0, 3)).toEqual({
      ...{ days: 0, planned: 0, cases: [], probability: 0, demand: { name: "none", mean: 0, variance: 0 } },
    });
  });

  it("reaches a limit on the first day that is no less", () => {
    const path = [0.1, 0.5, 0.6].map((probability, i) => ({
      ...outlookUntilArrival(anOutlookInput(), 0, 0),
      days: i + 1,
      probability,
    }));
    expect([firstDayReaching(path, 0.5), firstDayReaching(path, 0.55), firstDayReaching(path, 0.7)]).toEqual([
      2,
      3,
      null,
    ]);
  });
});

describe("a punctual supplier", () => {
  it.each([
    ["is in on the day it is due, not the day before", 3, [2, 3], [0, 1]],
    ["is in on the very day, due today", 0, [0], [1]],
  ])("%s", (_, due, on, want) => {
    expect(on.map((day) => arrivalProbability(due, day, punctual))).toEqual(want);
  });

  it("is waited for by the day it is late: 1 − e^(−(day + 1) ÷ days late)", () => {
    expect(arrivalProbability(-4, 3, punctual)).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(arrivalProbability(-1, 1, { ...punctual, sd_days: 2 })).toBeCloseTo(1 - Math.exp(-1), 12);
  });
});

describe("what keeps demand from being judged", () => {
  it.each([
    ["no history at all", anObserved([]), ["demand_history"]],
    ["a history wholly out of stock", anObserved(days(20, 0), days(20, 0)), ["in_stock_days"]],
    ["thirteen days", anObserved(days(13, 1)), ["in_stock_days"]],
    ["a fortnight", anObserved(days(14, 1)), []],
    ["one day with sales", anObserved([...days(13, 0), 1]), ["demand_days"]],
    ["two days with sales", anObserved([...days(12, 0), 1, 1]), []],
    ["a dead item of 89 days", anObserved(days(89, 0)), ["demand_days"]],
    ["a dead item of 90 days", anObserved(days(90, 0)), []],
  ])("%s", (_, observed, want) => expect(missingDemand(observed)).toEqual(want));
});

describe("an item as scopes see it", () => {
  it("has neither category nor brand where its form says none", () => {
    const { item } = aRiskInput();
    expect(scopedItem(item)).toEqual({ item_code: "P-1", category: null, brand: null });
    expect(scopedItem({ ...item, category: "杯", brand: "山" })).toEqual({
      item_code: "P-1",
      category: "杯",
      brand: "山",
    });
  });
});

describe("who made a surge", () => {
  const orders = [4, 2, 6].map((order_count, day_index) => ({ day_index, order_count, quantity: 9, largest_order: 3 }));
  const surge_orders = Array.from({ length: 7 }, (_, i) => ({ customer_code: `C${i}`, quantity: 5 }));
  const surge = { surge: { days: 1, quantity: 35, expected: 9, p_value: 1e-6 } };
  const asked = (given: object, days = 1) =>
    surgeOriginOf(
      { ...aRiskInput(), ...given },
      { ...surge, surge: { ...surge.surge, days } } as unknown as Parameters<typeof surgeOriginOf>[1], // all that is looked at
    );

  it("is held against four customers on a usual day here, and twice as many over two days", () => {
    expect(asked({ orders, surge_orders })?.kind).toBe("broad");
    expect(asked({ orders, surge_orders }, 2)?.kind).toBe("undetermined");
    expect(asked({ orders: [], surge_orders })?.kind).toBe("broad");
    expect(asked({ surge_orders })).toMatchObject({ customers: 7 });
  });

  it("is asked of nobody without a surge, or while nobody has read its orders", () => {
    expect(asked({ orders })).toBeNull();
    expect(surgeOriginOf({ ...aRiskInput(), surge_orders }, null)).toBeNull();
  });
});
