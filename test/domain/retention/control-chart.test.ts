import { describe, expect, it } from "@jest/globals";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { type ChartCount, controlChart } from "../../../src/domain/retention/control-chart.ts";

/** Binomial counts of varying sizes. */
function drawn(
  seed: number,
  rates: readonly number[],
  sizeOf: (random: () => number) => number,
): readonly ChartCount[] {
  const random = seededRandom(seed);
  return rates.map((rate, i) => {
    const of = sizeOf(random);
    const count = Array.from({ length: of }, () => random()).filter((u) => u < rate).length;
    return { period: `p${String(i).padStart(3, "0")}`, count, of };
  });
}

const flat = (periods: number, rate: number) => Array.from({ length: periods }, () => rate);
const sizes = (random: () => number) => 60 + Math.floor(120 * random());

describe("controlChart", () => {
  it("finds a planted rise from 20 % to 40 %", () => {
    let found = 0;
    for (let seed = 0; seed < 50; seed++) {
      const { points } = controlChart(drawn(seed, [...flat(18, 0.2), 0.4, 0.4], sizes));
      if (points.slice(18).some(({ alarms }) => alarms.includes("above_limit"))) found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(48);
  });

  it("finds a small rise that stays by its run", () => {
    let found = 0;
    for (let seed = 0; seed < 50; seed++) {
      const { points } = controlChart(drawn(seed, [...flat(24, 0.2), ...flat(16, 0.27)], sizes));
      if (
        points
          .slice(24)
          .some(({ alarms }) => alarms.some((alarm) => alarm.endsWith("above") || alarm === "above_limit"))
      )
        found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(45);
  });

  it.each([0.05, 0.2, 0.5])("gives false alarms at the nominal rate at most where nothing changes (%d)", (rate) => {
    let [judged, beyond, runs] = [0, 0, 0];
    for (let seed = 0; seed < 400; seed++) {
      for (const { centre, alarms } of controlChart(drawn(seed, flat(36, rate), sizes)).points) {
        if (centre === null) continue;
        judged += 1;
        if (alarms.includes("above_limit") || alarms.includes("below_limit")) beyond += 1;
        if (alarms.includes("run_above") || alarms.includes("run_below")) runs += 1;
      }
    }
    // Three sigmas: 0.27 %, with room for the chance of this test; eight in a row come about once in 170 to 260 periods.
    expect(beyond / judged).toBeLessThan(0.0035);
    expect(runs / judged).toBeLessThan(0.012);
  });

  it("widens its limits where earlier periods scatter more than chance", () => {
    const calm = drawn(1, flat(13, 0.2), () => 400);
    const wild = drawn(
      1,
      Array.from({ length: 13 }, (_, i) => (i % 2 === 0 ? 0.1 : 0.3)),
      () => 400,
    );
    const width = (counts: readonly ChartCount[]) => {
      const { upper, lower } = controlChart(counts).points[12] ?? {};
      return (upper ?? 0) - (lower ?? 0);
    };
    expect(width(wild)).toBeGreaterThan(2 * width(calm));
  });

  it("has limits farther apart for fewer customers", () => {
    const counts = [
      ...drawn(3, flat(10, 0.3), () => 200),
      { period: "x", count: 6, of: 20 },
      { period: "y", count: 60, of: 200 },
    ];
    const [few, many] = controlChart(counts).points.slice(-2);
    expect((few?.upper ?? 0) - (few?.lower ?? 0)).toBeGreaterThan(2 * ((many?.upper ?? 0) - (many?.lower ?? 0)));
  });

  it("judges nothing before there are enough periods", () => {
    const chart = controlChart(drawn(4, flat(6, 0.3), () => 100));
    expect(chart.kind).toBe("too_few_periods");
    expect(chart.points.every(({ alarms, centre }) => alarms.length === 0 && centre === null)).toBe(true);
  });

  it("leaves an empty period without a rate", () => {
    const counts = [...drawn(5, flat(8, 0.3), () => 100), { period: "empty", count: 0, of: 0 }];
    expect(controlChart(counts).points.at(-1)).toMatchObject({ rate: null, centre: null, alarms: [] });
  });
});
