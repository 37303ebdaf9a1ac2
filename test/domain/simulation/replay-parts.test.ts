import { describe, expect, it } from "@jest/globals";
import { gammaQuantile } from "../../../src/domain/math/gamma-distribution.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { drawnLeadTimes } from "../../../src/domain/simulation/drawn-lead-times.ts";
import { filledDemand } from "../../../src/domain/simulation/filled-demand.ts";
import { openingPosition } from "../../../src/domain/simulation/opening-position.ts";
import { aSeries, days, TODAY } from "../demand/a-series.ts";

/** Draws the given numbers one after the other. */
function draws(...numbers: readonly number[]) {
  let next = 0;
  return () => numbers[next++] ?? 0;
}

describe("demand as it is replayed", () => {
  const FIRST = "2026-11-19";

  it("is what was requested while there was stock, and draws nothing for it", () => {
    const random = () => {
      throw new Error("nothing to draw");
    };
    expect(filledDemand(aSeries([1, 2, 3, 4, 5, 6]), FIRST, 4, random)).toEqual({
      demand: [3, 4, 5, 6],
      filled_days: 0,
    });
  });

  it("is that of an earlier in-stock day where the shelf was empty, and at least what was requested", () => {
    const series = aSeries([8, 2, 0, 3, 4, 1], [1, 1, 0, 0, 1, 0]);
    // The first draw decides whether, the second which of the days before.
    const { demand, filled_days } = filledDemand(series, FIRST, 4, draws(0, 0, 0, 0.99, 0, 0.99));
    expect(demand).toEqual([8, 3, 4, 4]);
    expect(filled_days).toBe(2);
  });

  it("is added to what was requested with the chance of the hours without stock", () => {
    const series = aSeries([6, 6, 1, 1], [1, 1, 0.5, 0.5]);
    expect(filledDemand(series, "2026-11-21", 2, draws(0.49, 0, 0.5, 0))).toEqual({ demand: [7, 1], filled_days: 1 });
  });

  it("has the mean of the days before, filled up or not", () => {
    const series = aSeries([...days(56, (day) => day % 7), ...days(2000, 0)], [...days(56, 1), ...days(2000, 0)]);
    const { demand } = filledDemand(series, "2021-05-31", 2000, seededRandom(5));
    expect(demand.reduce((sum, units) => sum + units, 0) / 2000).toBeCloseTo(3, 0);
    expect(demand.every(Number.isInteger)).toBe(true);
  });

  it("looks back over the latest 56 in-stock days and never ahead", () => {
    const series = aSeries([99, ...days(56, 5), 0, 77], [1, ...days(56, 1), 0, 1]);
    const drawn = days(50, (i) => filledDemand(series, "2026-11-21", 1, draws(0, i / 50)).demand[0] ?? -1);
    expect(new Set(drawn)).toEqual(new Set([5]));
  });

  it("is nothing where nothing was ever seen, nor beyond the series", () => {
    expect(filledDemand(aSeries([0, 0], [0, 0]), "2026-11-21", 4, draws(0, 0, 0, 0))).toEqual({
      demand: [0, 0, 0, 0],
      filled_days: 0,
    });
  });
});

describe("days until an order arrives", () => {
  const seen = { observed: [3, 4, 5, 6, 30], mean_days: 9, sd_days: 3 };

  it("are those of past deliveries drawn again", () => {
    expect(drawnLeadTimes(seen, 3, draws(0, 0.5, 0.999))).toEqual([3, 5, 30]);
  });

  it("are gamma with the known mean and spread where fewer than five came", () => {
    const few = { ...seen, observed: [3, 4, 5, 6] };
    expect(drawnLeadTimes(few, 2, draws(0.5, 0.9))).toEqual([
      gammaQuantile({ mean: 9, variance: 9 }, 0.5),
      gammaQuantile({ mean: 9, variance: 9 }, 0.9),
    ]);
    const many = drawnLeadTimes(few, 4000, seededRandom(2));
    expect(many.reduce((sum, value) => sum + value, 0) / 4000).toBeCloseTo(9, 0);
  });

  it.each([
    ["no spread", { observed: [], mean_days: 9, sd_days: 0 }, 9],
    ["no lead time", { observed: [], mean_days: 0, sd_days: 2 }, 0],
  ])("are the mean itself with %s", (_, given, want) => expect(drawnLeadTimes(given, 1, draws(0.7))).toEqual([want]));

  it("stay finite at the ends of chance", () => {
    const [least = 0, most = 0] = drawnLeadTimes({ ...seen, observed: [] }, 2, draws(0, 1));
    expect(least).toBeGreaterThan(0);
    expect(most).toBeLessThan(60);
  });
});

describe("the position a replay opens with", () => {
  const records = {
    on_hand: 10,
    movements: [
      { day: "2026-11-01", quantity: 50 },
      { day: "2026-11-10", quantity: -5 },
      { day: "2026-11-12", quantity: 18 },
    ],
    demand: [{ day: "2026-11-12", quantity: 2 }],
    deliveries: [{ ordered_on: "2026-11-05", received_on: "2026-11-12" }],
  };

  it("is today's stock less all that moved since the first day, that day included", () => {
    expect(openingPosition({ ...records, on_hand: 40 }, "2026-11-10")).toEqual({
      opening_stock: 27,
      is_walked_back: true,
      on_its_way: [{ day: 2, age_days: 5, quantity: 20 }],
    });
    expect(openingPosition({ ...records, on_hand: 40 }, "2026-11-11").opening_stock).toBe(22);
  });

  it("is never below nothing", () => expect(openingPosition(records, "2026-11-11").opening_stock).toBe(0));

  it("is today's stock where no movement is known", () => {
    expect(openingPosition({ ...records, movements: [] }, "2026-11-11")).toEqual({
      opening_stock: 10,
      is_walked_back: false,
      on_its_way: [],
    });
  });

  it.each([
    ["ordered on the first day: no order of before", "2026-11-05", "2026-11-12", 0],
    ["ordered the day before", "2026-11-04", "2026-11-12", 1],
    ["received on a day without a gain of stock", "2026-11-01", "2026-11-10", 0],
    ["received before the first day", "2026-11-01", "2026-11-04", 0],
  ])("has on its way what was %s", (_, ordered_on, received_on, want) => {
    const given = { ...records, deliveries: [{ ordered_on, received_on }] };
    expect(openingPosition(given, "2026-11-05").on_its_way).toHaveLength(want);
  });

  it("counts a day's goods once, however many deliveries came on it", () => {
    const [delivery] = records.deliveries;
    const twice = { ...records, deliveries: delivery === undefined ? [] : [delivery, delivery] };
    expect(openingPosition(twice, "2026-11-10").on_its_way).toHaveLength(1);
  });

  it("knows nothing of days to come", () => expect(openingPosition(records, TODAY).on_its_way).toEqual([]));
});
