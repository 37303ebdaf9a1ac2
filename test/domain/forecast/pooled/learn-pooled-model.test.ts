import { describe, expect, it } from "@jest/globals";
import { historyOf } from "../../../../src/domain/forecast/history.ts";
import { bankTrials, trialError } from "../../../../src/domain/forecast/pooled/bank-trial.ts";
import { learnPooledModel } from "../../../../src/domain/forecast/pooled/learn-pooled-model.ts";
import { learnSeasonProfile } from "../../../../src/domain/forecast/pooled/learn-season-profile.ts";
import { DEFAULT_POOLED_MODEL, EQUAL_WEIGHTS } from "../../../../src/domain/forecast/pooled-model.ts";
import { days, poissonDays } from "../../demand/a-series.ts";
import { aSeasonHistory } from "../a-forecast.ts";

const ITEMS = 80;

/** Items of which each has its own level, moved in time by a path common to none. */
function items(count: number, levelOf: (item: number, day: number) => number, length = 200) {
  return days(count, 0).map((_, item) => aSeasonHistory(poissonDays(length, (day) => levelOf(item, day), item + 1)));
}

const steady = (item: number) => 2 + (item % 7);
const jumping = (item: number, day: number) => (Math.floor((day + item * 5) / 25) % 2 === 0 ? 2 : 25);
const declining = (item: number, day: number) => (20 + (item % 7)) * Math.exp(-day / 60);
const sum = (weights: Float64Array) => weights.reduce((total, weight) => total + weight, 0);
const leaning = (weights: Float64Array) =>
  (weights[0] ?? 0) + (weights[1] ?? 0) - (weights[3] ?? 0) - (weights[4] ?? 0);

describe("what items teach about each other", () => {
  it("is a slow pace or slow weights where levels never move", () => {
    const { pace, weights, drift } = learnPooledModel({ items: items(ITEMS, steady), cycle: 7, days: 14 });
    expect(pace).toBe(0.6);
    expect(leaning(weights)).toBeLessThanOrEqual(0);
    expect(sum(weights)).toBeCloseTo(1, 12);
    expect(drift).toBe(1);
  });

  it("is a quick pace and quick weights where levels jump", () => {
    const { pace, weights } = learnPooledModel({ items: items(ITEMS, jumping), cycle: 7, days: 5 });
    expect(pace).toBe(3);
    expect(leaning(weights)).toBeGreaterThan(0.1);
    expect(sum(weights)).toBeCloseTo(1, 12);
  });

  it("is a drift below 1 where all items decline together", () => {
    const { drift } = learnPooledModel({ items: items(ITEMS, declining), cycle: 7, days: 14 });
    expect(drift).toBeLessThan(0.95);
    expect(drift).toBeGreaterThan(0.5);
  });

  it("is the season they share", () => {
    const weekend = (item: number, day: number) => steady(item) * (day % 7 > 4 ? 2 : 0.6);
    const { season } = learnPooledModel({ items: items(40, weekend), cycle: 7, days: 14 });
    expect(season.factors[6]).toBeGreaterThan(1.8);
    expect(sum(season.factors)).toBeCloseTo(7, 12);
  });

  it("is how much clumped demand scatters in its class, and plain demand in its own", () => {
    const clumped = items(60, () => 0.5).map(({ values, positions }) => ({
      positions,
      values: values.map((v) => 6 * v),
    }));
    const { classes } = learnPooledModel({ items: [...clumped, ...items(60, () => 0.3)], cycle: 7, days: 14 });
    const dispersionFrom = (from: number) => classes.find(({ from_units }) => from_units === from)?.day_dispersion;
    expect(dispersionFrom(30)).toBeGreaterThan(4);
    expect(dispersionFrom(3)).toBeLessThan(1.6);
  });

  it.each([
    ["no items", []],
    ["items without history", [aSeasonHistory([]), aSeasonHistory([3])]],
  ])("is nothing yet with %s", (_, few) => {
    const model = learnPooledModel({ items: few, cycle: 7, days: 14 });
    const { weights, pace, drift, season } = DEFAULT_POOLED_MODEL;
    expect(model).toMatchObject({ pace, drift, season });
    expect(model.weights).toBe(weights);
    expect(model.classes).toHaveLength(6);
  });

  it("is neither weights nor drift from thirty-three items, one too few for two hundred trials", () => {
    const model = (count: number) => learnPooledModel({ items: items(count, declining), cycle: 7, days: 14 });
    expect(model(33).weights).toBe(EQUAL_WEIGHTS);
    expect(model(33).drift).toBe(1);
    expect(model(34).drift).toBeLessThan(1);
  });

  it("works by months: a cycle of twelve, three ahead", () => {
    const monthly = days(50, 0).map((_, item) =>
      aSeasonHistory(
        poissonDays(60, (month) => 8 * (month % 12 === 11 ? 3 : 0.8), item + 1),
        12,
      ),
    );
    const { season, weights } = learnPooledModel({ items: monthly, cycle: 12, days: 3 });
    expect(season.factors).toHaveLength(12);
    expect(season.factors[11]).toBeGreaterThan(2);
    expect(sum(weights)).toBeCloseTo(1, 12);
  });

  it("listens to six hundred items at most, taken from all over the list", () => {
    const young = (item: number) => (item % 3 === 2 ? 0 : 2 + (item % 7));
    const many = items(900, young, 30);
    const twoOfThree = many.filter((_, i) => i % 3 !== 2);
    expect(learnPooledModel({ items: many, cycle: 7, days: 3 })).toEqual(
      learnPooledModel({ items: twoOfThree, cycle: 7, days: 3 }),
    );
  });

  it("is the pace of the least error, where that is a hundredth below the usual pace's, else the usual one", () => {
    const chosen = [0, 0.1, 0.15, 0.2, 0.35].map((swing) => {
      const set = items(60, (item, day) => 6 * Math.exp(swing * Math.sin((day + 9 * item) / 25)), 160);
      const season = learnSeasonProfile(set, 7);
      const histories = set.map((item) => historyOf(item, season));
      const errorOf = (pace: number) =>
        trialError(
          histories.flatMap((history) => bankTrials(history, 10, pace, 6)),
          EQUAL_WEIGHTS,
        );
      const errors = [0.6, 1, 1.8, 3].map((pace) => ({ pace, error: errorOf(pace) }));
      const least = errors.reduce((best, each) => (each.error < best.error ? each : best));
      const want = least.error < 0.99 * errorOf(1) ? least.pace : 1;
      expect(learnPooledModel({ items: set, cycle: 7, days: 10 }).pace).toBe(want);
      return want;
    });
    expect(chosen).toEqual([0.6, 1, 1, 1.8, 3]); // at 0.1 the pace of 0.6 is better by eight thousandths only
  });

  it("is the same again for the same items", () => {
    const learning = { items: items(40, jumping, 120), cycle: 7, days: 7 };
    expect(learnPooledModel(learning)).toEqual(learnPooledModel(learning));
  });
});
