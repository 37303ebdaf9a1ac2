import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hotItems } from "../../../src/domain/classes/hot-items.ts";
import { LIFE_CYCLE_LABELS, lifeCycleStage } from "../../../src/domain/classes/life-cycle-stage.ts";
import { SEASONALITY_LABELS, seasonality } from "../../../src/domain/classes/seasonality.ts";
import { fTail } from "../../../src/domain/math/f-tail.ts";
import { sampleOf, standardErrorsBetween } from "../../../src/domain/math/sample.ts";

function weeks(count: number, quantity: number): readonly number[] {
  return Array.from({ length: count }, () => quantity);
}

describe("a sample", () => {
  it("by hand: 2, 4, 9 have mean 5 and variance 13", () =>
    expect(sampleOf([2, 4, 9])).toEqual({ count: 3, mean: 5, variance: 13 }));
  it("is nought of nothing, and certain of one", () => {
    expect(sampleOf([])).toEqual({ count: 0, mean: 0, variance: 0 });
    expect(sampleOf([7])).toEqual({ count: 1, mean: 7, variance: 0 });
  });

  it("by hand: means 4 and 9 of four weeks each, Poisson: 5 ÷ √(4/4 + 9/4)", () => {
    const [earlier, later] = [sampleOf(weeks(4, 4)), sampleOf(weeks(4, 9))];
    expect(standardErrorsBetween(earlier, later)).toBeCloseTo(5 / Math.sqrt(3.25), 12);
    expect(standardErrorsBetween(later, earlier)).toBeCloseTo(-5 / Math.sqrt(3.25), 12);
    expect(standardErrorsBetween(sampleOf([0]), sampleOf([]))).toBe(0);
  });
});

describe("life-cycle stage", () => {
  const stage = (weekly_demand: readonly number[], weeks_on_sale = 200, is_discontinued = false) =>
    lifeCycleStage({ weekly_demand, weeks_on_sale, is_discontinued });

  it.each([
    ["people said so", [weeks(30, 9), 200, true], "discontinued", "已标记停售"],
    ["new", [weeks(5, 9), 5, false], "new", "上市 5 周，不足 13 周"],
    ["not on sale yet", [[], -2, false], "new", "上市 0 周，不足 13 周"],
    ["silent for half a year", [[...weeks(9, 5), ...weeks(26, 0)]], "discontinued", "连续 26 周没有需求"],
    ["silent ever since", [weeks(26, 0)], "discontinued", "连续 26 周没有需求"],
    ["silent for not quite so long", [[5, ...weeks(25, 0)]], "mature", "近 13 周与前 13 周相比没有超出正常波动的变化"],
    ["too short to compare", [weeks(25, 9)], "mature", "历史不足半年，暂按成熟"],
    ["grown", [[...weeks(13, 20), ...weeks(13, 30)]], "growth", "近 13 周比前 13 周增长 50%"],
    ["shrunk", [[...weeks(13, 30), ...weeks(13, 20)]], "decline", "近 13 周比前 13 周下降 33%"],
    ["out of nothing", [[...weeks(13, 0), ...weeks(13, 20)]], "growth", "近 13 周比前 13 周从无到有"],
    ["to nothing", [[...weeks(13, 20), ...weeks(13, 0)]], "decline", "近 13 周比前 13 周下降 100%"],
    [
      "large but within noise",
      [[...weeks(13, 1), ...weeks(13, 1.4)]],
      "mature",
      "近 13 周与前 13 周相比没有超出正常波动的变化",
    ],
    [
      "beyond noise but small",
      [[...weeks(13, 900), ...weeks(13, 1070)]],
      "mature",
      "近 13 周与前 13 周相比没有超出正常波动的变化",
    ],
    [
      "a season is no trend",
      [[...weeks(13, 90), ...weeks(39, 20), ...weeks(13, 90)]],
      "mature",
      "近 13 周与去年同期相比没有超出正常波动的变化",
    ],
    [
      "grown over the year",
      [[...weeks(13, 40), ...weeks(39, 20), ...weeks(13, 90)]],
      "growth",
      "近 13 周比去年同期增长 125%",
    ],
    [
      "a week short of a year and a quarter",
      [[...weeks(12, 90), ...weeks(39, 20), ...weeks(13, 90)]],
      "growth",
      "近 13 周比前 13 周增长 350%",
    ],
  ] as const)("%s", (_, [demand, age, said], want, reason) => {
    expect(stage(demand, age, said)).toEqual({ stage: want, reason });
  });

  it("is known at thirteen weeks", () => expect(stage(weeks(13, 9), 13).stage).toBe("mature"));

  it("has a Chinese name for each stage", () => {
    expect(Object.values(LIFE_CYCLE_LABELS)).toEqual(["新品", "成长", "成熟", "衰退", "停售"]);
  });
});

describe("hot items", () => {
  const quiet = Array.from({ length: 19 }, (_, i) => ({ item_code: `Q${i + 10}`, weekly_demand: weeks(12, 10) }));
  const codes = (given: Parameters<typeof hotItems>[0]) => hotItems(given).map(({ item_code }) => item_code);

  it("are the top twentieth of what sells", () => {
    const one = { item_code: "A", weekly_demand: weeks(12, 130) };
    expect(hotItems([...quiet, one])).toEqual([{ item_code: "A", reasons: ["近 4 周销量 520，居前 5%"] }]);
  });

  it("are those that grew by half and beyond noise", () => {
    const grown = { item_code: "B", weekly_demand: [...weeks(8, 20), ...weeks(4, 33)] };
    const top = { item_code: "A", weekly_demand: weeks(12, 130) };
    expect(hotItems([...quiet.slice(1), grown, top])[1]).toEqual({
      item_code: "B",
      reasons: ["近 4 周比前 8 周增长 65%，超出正常波动"],
    });
  });

  it("may be hot for both reasons, and out of nothing", () => {
    const grown = { item_code: "B", weekly_demand: [...weeks(8, 0), ...weeks(4, 33)] };
    expect(hotItems([...quiet, grown])[0]?.reasons).toEqual([
      "近 4 周销量 132，居前 5%",
      "近 4 周周均 33，此前 8 周没有销量",
    ]);
  });

  it.each([
    ["grown by less than half", [...weeks(8, 200), ...weeks(4, 290)]],
    ["grown within noise", [...weeks(8, 10), ...weeks(4, 15)]],
    ["grown but selling less than the median", [...weeks(8, 0.1), ...weeks(4, 9)]],
    ["too young to compare", [...weeks(7, 20), ...weeks(4, 90)]],
  ])("are not those %s", (_, weekly_demand) => {
    const top = { item_code: "A", weekly_demand: weeks(12, 1000) };
    expect(codes([...quiet.slice(1), { item_code: "B", weekly_demand }, top])).toEqual(["A"]);
  });

  it("count at exactly half, and at the median", () => {
    const top = { item_code: "A", weekly_demand: weeks(12, 1000) };
    const half = { item_code: "B", weekly_demand: [...weeks(8, 200), ...weeks(4, 300)] };
    const median = { item_code: "C", weekly_demand: [...weeks(8, 1), ...weeks(4, 10)] };
    expect(codes([...quiet.slice(2), half, median, top])).toEqual(["A", "B", "C"]);
  });

  it("are none where nothing sells", () => {
    expect(hotItems([])).toEqual([]);
    expect(hotItems([{ item_code: "A", weekly_demand: weeks(12, 0) }])).toEqual([]);
  });

  it("come by item code", () => {
    const two = ["B", "A"].map((item_code) => ({ item_code, weekly_demand: weeks(12, 130) }));
    expect(codes([...quiet, ...two])).toEqual(["A", "B"]);
  });
});

describe("tail of the F law", () => {
  it.each([
    ["5 % of F(11, 11), table value 2.818", 2.8179, 11, 11, 0.05],
    ["5 % of F(3, 10), table value 3.708", 3.7083, 3, 10, 0.05],
    ["1 % of F(11, 22), table value 3.184", 3.1837, 11, 22, 0.01],
  ])("%s", (_, f, between, within, want) => expect(fTail(f, between, within)).toBeCloseTo(want, 4));

  it("has its ends", () => {
    expect(fTail(0, 3, 4)).toBe(1);
    expect(fTail(-1, 3, 4)).toBe(1);
    expect(fTail(Infinity, 3, 4)).toBe(0);
  });
});

describe("seasonality", () => {
  const year = [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 34];
  it("finds a December of 2.8 times the mean in two years that differ in size", () => {
    const totals = [...year, ...year.map((total, i) => 3 * total + (i % 3))];
    const found = seasonality({ unit: "month", totals, first: 1 });
    expect(found).toMatchObject({
      tag: "seasonal",
      reason: "12 月约为平均的 2.8 倍，2 个周期如此，偶然的可能 <1%",
    });
    expect(found.strength).toBeGreaterThan(0.98);
    expect(found.p_value).toBeLessThan(1e-6);
  });

  it("names the month wherever the history begins, and leaves out what makes no whole year", () => {
    const totals = [...year.slice(-3), ...year, ...year];
    expect(seasonality({ unit: "month", totals, first: 10 }).reason).toMatch(/^12 月/);
    expect(seasonality({ unit: "month", totals: [...year, ...year], first: 3 }).reason).toMatch(/^2 月/);
  });

  it("knows a season of what sells once a month", () => {
    const thin = [...year, ...year, ...year].map((total) => total / 100);
    expect(seasonality({ unit: "month", totals: thin, first: 1 }).tag).toBe("seasonal");
  });

  it("knows quarters", () => {
    const totals = [10, 10, 10, 30, 11, 10, 9, 31, 20, 22, 20, 60];
    expect(seasonality({ unit: "quarter", totals, first: 1 })).toMatchObject({
      tag: "seasonal",
      reason: "第 4 季度约为平均的 2 倍，3 个周期如此，偶然的可能 <1%",
    });
  });

  it("by hand: ratios 0.5 and 1.5 against 1 and 1 explain half", () => {
    const found = seasonality({ unit: "quarter", totals: [1, 1, 3, 3, 2, 2, 2, 2], first: 1 });
    expect(found.strength).toBeCloseTo(0.5, 12);
    expect(found.p_value).toBeCloseTo(fTail(1, 3, 3), 12);
    expect(found.tag).toBe("steady");
  });

  it.each([
    ["a month that stands out only once", [...year, ...[...year].reverse()], "2 个周期里没有反复突出的月"],
    [
      "a season too faint to matter",
      [...year, ...year].map((total) => (total > 10 ? 12 : 10)),
      "2 个周期里没有反复突出的月",
    ],
    ["no variation at all", weeks(24, 5), "2 个周期里没有反复突出的月"],
  ])("sees none in %s", (_, totals, reason) => {
    expect(seasonality({ unit: "month", totals, first: 1 })).toMatchObject({ tag: "steady", reason });
  });

  it.each([
    ["less than two years", weeks(23, 5), "历史只有 23 个月，至少要 24 个"],
    ["nothing", [], "历史只有 0 个月，至少要 24 个"],
    ["a year without sales", [...year, ...weeks(12, 0)], "有一整个周期没有销量"],
  ])("says 证据不足 with %s", (_, totals, reason) => {
    const found = seasonality({ unit: "month", totals, first: 1 });
    expect(found).toEqual({ tag: "unknown", reason, strength: null, p_value: null });
  });

  it("has a Chinese name for each tag", () => {
    expect(Object.values(SEASONALITY_LABELS)).toEqual(["季节性", "无明显季节", "证据不足"]);
  });

  it("is neither NaN nor beyond its bounds, whatever was sold", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 24, maxLength: 40 }),
        (totals) => {
          const { strength, p_value } = seasonality({ unit: "month", totals, first: 1 });
          if (strength === null || p_value === null) return;
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
          expect(p_value).toBeGreaterThanOrEqual(0);
          expect(p_value).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("calls noise a season in about one case of twenty", () => {
    let state = 7;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const found = Array.from({ length: 400 }, () => {
      const totals = Array.from({ length: 24 }, () => 50 + 100 * random());
      return seasonality({ unit: "month", totals, first: 1 }).tag;
    }).filter((tag) => tag === "seasonal").length;
    expect(found).toBeLessThan(0.09 * 400);
  });
});
