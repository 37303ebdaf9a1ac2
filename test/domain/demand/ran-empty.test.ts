import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { soldOutDemand } from "../../../src/domain/demand/full-day-demand.ts";
import { observedDemand } from "../../../src/domain/demand/observed-demand.ts";
import { recentDemand } from "../../../src/domain/demand/recent-demand.ts";
import { usualAround } from "../../../src/domain/demand/usual-around.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { aRiskInput } from "../risk/a-risk-input.ts";
import { aSeries, days, poissonDays, TODAY } from "./a-series.ts";

const HALF = 0.5;

/** A history of which some days ran empty after a share of their demand. */
function ranEmpty(demand: readonly number[], seen: ReadonlyMap<number, number>) {
  const isEmpty = (day: number) => seen.has(day);
  return {
    ...aSeries(
      demand.map((units, day) => Math.floor(units * (seen.get(day) ?? 1))),
      demand.map((_, day) => (isEmpty(day) ? HALF : 1)),
    ),
    hour_unknown: demand.map((_, day) => isEmpty(day)),
  };
}

describe("a day that ran empty at an unknown hour", () => {
  const usual = days(40, (day) => 2 + (day % 3));

  it("counts as E[D | D ≥ sold] under the days around it where as much as usual was sold by then", () => {
    const demand = {
      ...aSeries([...usual, 5], [...days(40, 1), HALF]),
      hour_unknown: [...days(40, 0), 1].map(Boolean),
    };
    const around = usual.slice(-28);
    const mean = around.reduce((sum, units) => sum + units, 0) / 28;
    const ofWeekday = [12, 19, 26, 33].map((day) => usual[day] ?? NaN).reduce((sum, units) => sum + units, 0) / 4;
    const variance = around.reduce((sum, units) => sum + (units - mean) ** 2, 0) / 27;
    const observed = observedDemand(demand, TODAY);
    const law = { mean: Math.max(mean, ofWeekday), variance, is_count: true };
    expect(observed.values[40]).toBeCloseTo(soldOutDemand(5, law), 12);
    expect(observed.values[40]).toBeGreaterThan(5);
    expect(observed).toMatchObject({ censored_days: 0, demand_days: 41, days_since_last: 1 });
  });

  it("tells nothing where less was sold by then, and is left out", () => {
    const demand = {
      ...aSeries([...usual, 1], [...days(40, 1), HALF]),
      hour_unknown: [...days(40, 0), 1].map(Boolean),
    };
    const observed = observedDemand(demand, TODAY);
    expect([...observed.values]).toEqual(usual);
    expect([...observed.weekdays]).toEqual([...observedDemand(demand, TODAY).weekdays].slice(0, 40));
    expect(observed).toMatchObject({ censored_days: 1, demand_days: 40, days_since_last: 2 });
  });

  it("is filled with its usual share while too few whole days say what is usual", () => {
    const sold = [...days(13, 4), 1];
    const flags = [...days(13, 0), 1].map(Boolean);
    const values = observedDemand({ ...aSeries(sold, [...days(13, 1), HALF]), hour_unknown: flags }, TODAY).values;
    expect(values[13]).toBeCloseTo(1 + (HALF * 53) / 13.5, 12);
  });

  it("whose hour is known keeps its own share", () => {
    const known = { ...aSeries([...usual, 1], [...days(40, 1), HALF]), hour_unknown: days(41, 0).map(Boolean) };
    expect(observedDemand(known, TODAY).values).toHaveLength(41);
  });
});

describe("what was usual around a day", () => {
  const quantity = Float64Array.from(days(100, (day) => (day % 7 === 3 ? 10 : 1)));
  const all = days(100, (day) => day);

  it("is the mean of 28 whole days on each side, or of the same weekday where that is more", () => {
    const ordinary = usualAround(quantity, all, 50, true);
    expect(ordinary?.mean).toBeCloseTo(16 / 7, 1);
    expect(usualAround(quantity, all, 52, true)?.mean).toBe(10);
    expect(ordinary?.is_count).toBe(true);
    expect(usualAround(quantity, all, 200, false)).toMatchObject({ mean: 16 / 7, is_count: false });
  });

  it("needs fourteen whole days", () => {
    expect(usualAround(quantity, all.slice(0, 13), 50, true)).toBeNull();
    expect(usualAround(quantity, all.slice(0, 14), 50, true)).toMatchObject({ mean: 16 / 7 });
  });

  it("asks the weekday only where it is known four times", () => {
    expect(usualAround(quantity, all.slice(0, 24), 52, true)?.mean).toBeCloseTo(51 / 24, 12);
    expect(usualAround(quantity, all.slice(0, 25), 52, true)?.mean).toBe(10);
  });
});

describe("an outage", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const emptyDays = fc.array(fc.tuple(fc.integer({ min: 0, max: 199 }), share), { minLength: 1, maxLength: 60 });

  it("never lowers the mean of the days that were in stock throughout", () => {
    fc.assert(
      fc.property(emptyDays, fc.integer({ min: 1, max: 40 }), (empty, daily) => {
        const seen = new Map(empty);
        const observed = observedDemand(ranEmpty(days(200, daily), seen), TODAY);
        expect(recentDemand(observed)?.mean).toBeGreaterThanOrEqual(daily);
      }),
    );
  });

  it("that ends days early lowers neither mean nor safety stock of an assessment by more than chance", () => {
    const demand = poissonDays(200, 6, 21);
    const whole = assessStockoutRisk(aRiskInput({ demand: aSeries(demand) }));
    fc.assert(
      fc.property(emptyDays, (empty) => {
        const hidden = assessStockoutRisk(aRiskInput({ demand: ranEmpty(demand, new Map(empty)) }));
        expect(hidden.demand_mean).toBeGreaterThan(0.94 * (whole.demand_mean ?? NaN));
        expect(hidden.safety_stock).toBeGreaterThan(0.9 * (whole.safety_stock ?? NaN));
      }),
      { numRuns: 60 },
    );
  });

  it("of every third afternoon is not read as less demand, as it was when half a day was filled in", () => {
    const demand = poissonDays(200, 6, 21);
    const seen = new Map(demand.flatMap((_, day) => (day % 3 === 0 ? [[day, 0.2] as const] : [])));
    const { first_day, quantity, in_stock } = ranEmpty(demand, seen);
    const whole = assessStockoutRisk(aRiskInput({ demand: aSeries(demand) }));
    const now = assessStockoutRisk(aRiskInput({ demand: ranEmpty(demand, seen) }));
    const before = assessStockoutRisk(aRiskInput({ demand: { first_day, quantity, in_stock } }));
    expect(before.demand_mean).toBeLessThan(0.95 * (whole.demand_mean ?? NaN));
    expect(now.demand_mean).toBeGreaterThan(0.97 * (whole.demand_mean ?? NaN));
    expect(now.safety_stock).toBeGreaterThan(0.97 * (whole.safety_stock ?? NaN));
  });
});
