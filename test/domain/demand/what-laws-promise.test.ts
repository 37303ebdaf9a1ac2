import { describe, expect, it } from "@jest/globals";
import { demandClass, DEMAND_CLASS_LABELS, demandPattern } from "../../../src/domain/demand/demand-class.ts";
import { demandDistribution, DISTRIBUTION_LABELS, mixtureOf } from "../../../src/domain/demand/demand-distribution.ts";
import { demandLaw } from "../../../src/domain/demand/demand-law.ts";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";
import { normalLaw } from "../../../src/domain/demand/normal-law.ts";
import { recentDemand } from "../../../src/domain/demand/recent-demand.ts";
import { usualAround } from "../../../src/domain/demand/usual-around.ts";
import { anObserved, days } from "./a-series.ts";

describe("whether only whole units are wanted", () => {
  const counted = demandDistribution(4, 9, true);
  const rare = demandDistribution(1, 1, true);
  const weighed = demandDistribution(4, 9, false);

  it.each([
    ["negative binomial", counted, true],
    ["Poisson", rare, true],
    ["no demand", demandDistribution(0, 0, true), true],
    ["gamma", weighed, false],
    [
      "counts mixed",
      mixtureOf([
        { weight: 0.5, law: counted },
        { weight: 0.5, law: rare },
      ]),
      true,
    ],
    [
      "a count and a weight mixed",
      mixtureOf([
        { weight: 0.9, law: counted },
        { weight: 0.1, law: weighed },
      ]),
      false,
    ],
    [
      "weights mixed",
      mixtureOf([
        { weight: 0.5, law: weighed },
        { weight: 0.5, law: demandDistribution(9, 9, false) },
      ]),
      false,
    ],
  ])("%s: %#", (_, demand, is_count) => expect(demandLaw(demand).is_count).toBe(is_count));

  it("one fraction among the demands seen makes them weights", () => {
    expect(empiricalLaw([3, 0.5].map((quantity) => ({ quantity, weight: 1 }))).is_count).toBe(false);
  });

  it("a normal demand is none of units", () => expect(normalLaw(5, 1).is_count).toBe(false));
});

describe("laws", () => {
  it("normal 100 ± 20: P(D > 120) = 0.158655, P(D > 60) = 0.977250 (tables of Φ)", () => {
    const law = normalLaw(100, 20);
    expect([120, 140, 100, 60].map((x) => Number(law.tail(x).toFixed(6)))).toEqual([0.158655, 0.02275, 0.5, 0.97725]);
  });

  it("by weight are never certain to a thousandth of their mean", () => {
    expect(demandDistribution(50, 0, false).variance).toBeCloseTo(0.05 ** 2, 12);
    expect(demandDistribution(50, 3, false).variance).toBe(3);
  });

  it("have Chinese names", () => {
    expect(DISTRIBUTION_LABELS).toMatchObject({
      ...{ negative_binomial: "负二项分布", poisson: "泊松分布", gamma: "伽马分布", none: "无需求" },
    });
    expect(Object.keys(DEMAND_CLASS_LABELS)).toEqual(["smooth", "erratic", "intermittent", "lumpy", "none"]);
    expect(Object.values(DEMAND_CLASS_LABELS)).toEqual(["平稳", "波动", "间断", "间断且波动", "无销量"]);
  });
});

describe("how demand comes", () => {
  it("is lumpy from a squared variation of 0.49 and an interval of 1.32 on: both limits belong above", () => {
    const sizes = [3, 17]; // mean 10, CV² = 0.49
    expect(demandPattern(sizes)?.cv_squared).toBeCloseTo(0.49, 12);
    expect(demandClass([...days(25, 5), ...days(8, 0)])).toBe("intermittent"); // 33 ÷ 25 = 1.32
    expect(demandClass([...days(25, 5), ...days(7, 0)])).toBe("smooth");
  });
});

describe("recent demand", () => {
  it("scatters by the sample standard deviation: [2, 4, 4, 4, 5, 5, 7, 9] has √(32 ÷ 7)", () => {
    const recent = recentDemand(anObserved([2, 4, 4, 4, 5, 5, 7, 9]));
    expect(recent).toMatchObject({ window_days: 8, mean: 5 });
    expect(recent?.sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(recentDemand(anObserved([6]))).toEqual({ window_days: 1, mean: 6, sd: 0 });
  });
});

describe("what was usual around a day", () => {
  const whole = days(80, (day) => day);
  const quantities = Float64Array.from(whole, (day) => (day < 40 ? 4 : day < 70 ? 10 : 1000));

  it("is the mean and sample variance of 28 whole days on each side", () => {
    const usual = usualAround(
      quantities,
      whole.filter((day) => day !== 40),
      40,
      true,
    );
    expect(usual).toMatchObject({ mean: 7, is_count: true });
    expect(usual?.variance).toBeCloseTo((56 * 9) / 55, 12);
  });

  it("is the same weekday's where that sells more", () => {
    const weekly = Float64Array.from(whole, (day) => (day % 7 === 5 ? 16 : 2));
    const without = (left: number) => whole.filter((day) => day !== left);
    expect(usualAround(weekly, without(40), 40, true)?.mean).toBe(16);
    expect(usualAround(weekly, without(41), 41, true)?.mean).toBe(4);
  });

  it("looks back only on the last day, ahead only on the first, and nowhere without a fortnight", () => {
    expect(usualAround(quantities, whole.slice(0, 40), 79, true)).toEqual({ mean: 4, variance: 0, is_count: true });
    expect(usualAround(quantities, whole.slice(41, 69), 0, false)).toEqual({ mean: 10, variance: 0, is_count: false });
    expect(usualAround(quantities, whole.slice(0, 13), 20, true)).toBeNull();
    expect(usualAround(quantities, whole.slice(0, 14), 20, true)?.mean).toBe(4);
  });
});
