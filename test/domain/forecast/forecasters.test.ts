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

  it("is the first where nothing is known", () => expect(classOf(pooled, NaN).from_units).toBe(0));

  it("has equal weights before anything is learned", () => {
    expect([...EQUAL_WEIGHTS]).toEqual(Array.from({ length: 7 }, () => 1 / 7));
    expect(DEFAULT_POOLED_MODEL.classes).toEqual([aClass()]);
  });
});
