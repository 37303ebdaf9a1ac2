import { describe, expect, it } from "@jest/globals";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { forecastError } from "../../../src/domain/indicators/forecast-error.ts";
import { forecastOutcomes } from "../../../src/domain/indicators/forecast-outcomes.ts";
import { knownDays } from "../../../src/domain/known-days/known-days.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";
import { aSeries, days, poissonDays, TODAY } from "../demand/a-series.ts";

const item = { item_code: "P-1", category: "水杯", brand: null };
const calendar = businessCalendar(aHolidayTable(), 2024, 2028);
const asked = { item, today: TODAY, weeks: 8, forecaster: null } as const;

describe("forecasts beside what came", () => {
  it("are right where nothing changes, and none without a past", () => {
    const outcomes = forecastOutcomes({ ...asked, demand: aSeries(days(200, 5)) });
    expect(outcomes).toHaveLength(8);
    for (const { forecast, actual } of outcomes) {
      expect(actual).toBe(35);
      expect(forecast).toBeCloseTo(35, 6);
    }
    expect(forecastOutcomes({ ...asked, demand: aSeries([]) })).toEqual([]);
    expect(forecastOutcomes({ ...asked, demand: aSeries(days(20, 5)) })).toEqual([]);
  });

  it("look at nothing that came after the week had begun", () => {
    const past = poissonDays(200, 5);
    const other = [...past.slice(0, -7), ...days(7, 60)];
    const of = (quantity: readonly number[]) =>
      forecastOutcomes({ ...asked, demand: aSeries(quantity), forecaster: "moving_mean" })[0]?.forecast;
    // Only the shares of the weekdays, learned over the whole past, may move a little.
    expect(of(other)).toBeLessThan(1.5 * (of(past) ?? 0));
  });

  it("use the method that is used of the item, and the usual one for a name nobody knows", () => {
    const demand = aSeries(poissonDays(200, 5));
    const of = (forecaster: string | null) => forecastOutcomes({ ...asked, demand, forecaster });
    expect(of("seasonal_naive")).not.toEqual(of("ses"));
    expect(of("forgotten")).toEqual(of(null));
  });

  it("tell promotions, events and ordinary days apart; a stated event costs less than an unknown one", () => {
    const [start, end] = [addDays(TODAY, -14), addDays(TODAY, -8)];
    const sold = days(200, (day) => (day >= 186 && day < 193 ? 20 : 10));
    const scope = { kind: "all", values: [] } as const;
    const event = { scope, factor: 2, start_date: start, end_date: end, half_life_days: null, reason: "短视频" };
    const of = (adjustments: readonly (typeof event & { adjusted_by: null })[]) =>
      forecastOutcomes({
        ...{ ...asked, demand: aSeries(sold), weeks: 2 },
        known_days: knownDays(TODAY, calendar, { promotions: [], adjustments }),
      });
    const told = of([{ ...event, adjusted_by: null }]);
    expect(told.map(({ events }) => events)).toEqual([[], ["短视频"]]);
    expect(forecastError(told)?.error_rate).toBeLessThan(0.05);
    expect(forecastError(of([]))?.error_rate).toBeGreaterThan(0.3);
  });
});
