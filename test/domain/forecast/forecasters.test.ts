import { describe, expect, it } from "@jest/globals";
import { defaultForecaster, FORECASTERS, forecasterLabel } from "../../../src/domain/forecast/forecasters.ts";
import { classOf, DEFAULT_POOLED_MODEL, EQUAL_WEIGHTS } from "../../../src/domain/forecast/pooled-model.ts";
import { aClass } from "./a-forecast.ts";

describe("registry of methods", () => {
  it("holds the textbook's methods beside the combinations", () => {
    expect(FORECASTERS.map(({ name }) => name)).toEqual([
      "combination",
      "pooled",
      "moving_mean",
      "seasonal_naive",
      "ses",
      "damped_trend",
      "theta",
      "croston_sba",
      "tsb",
      "adida",
      "imapa",
    ]);
  });

  it("names every method in Chinese, each by its own name, and an unknown one by its code", () => {
    const labels = FORECASTERS.map(({ name }) => forecasterLabel(name));
    expect(new Set(labels).size).toBe(FORECASTERS.length);
    expect(labels.every((label) => /\p{Script=Han}/u.test(label))).toBe(true);
    expect(forecasterLabel("ses")).toBe("指数平滑");
    expect(forecasterLabel("from_the_future")).toBe("from_the_future");
  });
});

describe("default method", () => {
  it("is the combination while the items have taught neither weights nor drift", () => {
    expect(defaultForecaster(DEFAULT_POOLED_MODEL).name).toBe("combination");
    expect(defaultForecaster({ ...DEFAULT_POOLED_MODEL, pace: 3 }).name).toBe("combination");
  });

  it("is the pooled one with either", () => {
    const weights = Float64Array.of(1, 0, 0, 0, 0, 0, 0);
    expect(defaultForecaster({ ...DEFAULT_POOLED_MODEL, weights }).name).toBe("pooled");
    expect(defaultForecaster({ ...DEFAULT_POOLED_MODEL, drift: 0.97 }).name).toBe("pooled");
  });
});

describe("class of an item", () => {
  const pooled = {
    ...DEFAULT_POOLED_MODEL,
    classes: [aClass(), aClass({ from_units: 1 }), aClass({ from_units: 10 })] as const,
  };

  it.each([
    [0, 0],
    [0.99, 0],
    [1, 1],
    [9.9, 1],
    [10, 10],
    [1e9, 10],
  ])("that expects %d units begins at %d", (units, want) => {
    expect(classOf(pooled, units).from_units).toBe(want);
  });

  it("is the first where nothing is known", () => {
    expect(classOf(pooled, NaN)).toEqual(pooled.classes[0]);
    expect(classOf(pooled, 0)).toEqual(pooled.classes[0]);
  });

  it("is itself in its middle and lies between two classes elsewhere, by the logarithm of the units", () => {
    const [low, high] = [
      aClass({ day_dispersion: 1, return_share: 0.1, spread_factor: 0.8, level_variance_ratio: 0 }),
      aClass({ from_units: 1, day_dispersion: 4, return_share: 0.5, spread_factor: 1, level_variance_ratio: 0.2 }),
    ];
    const two = { ...DEFAULT_POOLED_MODEL, classes: [low, high] as const };
    expect(classOf(two, 10 ** 0.25).day_dispersion).toBeCloseTo(4, 9);
    expect(classOf(two, 100)).toEqual(high);
    expect(classOf(two, 10 ** -0.25).day_dispersion).toBeCloseTo(1, 9);
    expect(classOf(two, 0.1)).toEqual(low);
    const limit = classOf(two, 1);
    expect(limit.from_units).toBe(1);
    expect(limit.day_dispersion).toBeCloseTo(2, 12);
    expect(limit.return_share).toBeCloseTo(0.3, 12);
    expect(limit.spread_factor).toBeCloseTo(0.9, 12);
    expect(limit.level_variance_ratio).toBeCloseTo(0.1, 12);
    expect(classOf(two, 1 - 1e-9).day_dispersion).toBeCloseTo(2, 6);
  });

  it("has equal weights before anything is learned", () => {
    expect([...EQUAL_WEIGHTS]).toEqual(Array.from({ length: 7 }, () => 1 / 7));
    expect(DEFAULT_POOLED_MODEL.classes).toEqual([aClass()]);
  });
});
