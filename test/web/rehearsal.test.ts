import { describe, expect, it } from "@jest/globals";
import type { EChartsOption } from "echarts";
import type { RehearsedComparison, RehearsedPoint } from "../../src/contracts/rehearsal.ts";
import { CHART_PALETTES } from "../../src/entrypoints/web/src/charts/chart-palette.ts";
import type { ChartSetting } from "../../src/entrypoints/web/src/charts/chart-setting.ts";
import { frontierOption } from "../../src/entrypoints/web/src/charts/frontier-option.ts";
import { comparisonSentence } from "../../src/entrypoints/web/src/rehearsal/comparison-sentence.ts";
import { en } from "../../src/entrypoints/web/src/text/en.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

const SETTING: ChartSetting = { texts: zh, language: "zh", palette: CHART_PALETTES.light, isPhone: false };

function aPoint(parts: Partial<RehearsedPoint>): RehearsedPoint {
  return {
    ...{ policy: "engine", service_level: 0.95, is_proposed: true, is_pareto: true, stockout_days: 40 },
    ...{ stockout_rate: 0.01, fill_rate: 0.991, lost_units: 9, average_stock_units: 480, average_stock_value: 19_000 },
    ...{ orders: 108, alerts_per_week: 12.9, warning_lead_days: 14, stockouts: 9, unwarned_stockouts: 2 },
    ...parts,
  };
}

const POINTS = [
  aPoint({ policy: "current", service_level: null, is_proposed: false }),
  aPoint({ service_level: 0.99, stockout_days: 30, average_stock_value: 27_000 }),
  aPoint({ service_level: 0.9, stockout_days: 80, average_stock_value: 17_000 }),
  aPoint({ service_level: 0.8, stockout_days: 200, average_stock_value: 15_000, is_proposed: false }),
  aPoint({ policy: "thresholds", service_level: null, is_proposed: false, fill_rate: null, stockout_days: 340 }),
];

/** The parts of a series that tests look at. */
interface DrawnSeries {
  readonly name: string;
  readonly symbol: string;
  readonly data: readonly { readonly value: readonly number[]; readonly index: number }[];
  readonly label: { readonly show: boolean; readonly formatter: (params: unknown) => string };
}

// Options are plain data; the union of all kinds of series is narrowed to what this chart builds.
const seriesOf = (option: EChartsOption) => [option.series].flat() as unknown as readonly DrawnSeries[];

describe("the frontier chart", () => {
  const option = frontierOption({ points: POINTS, measure: "value" }, SETTING);
  // This chart's tooltip takes the point the mouse is on.
  const { formatter } = option.tooltip as { formatter: (params: unknown) => string };

  it("draws a line for each policy there is, each with a sign of its own", () => {
    const series = seriesOf(option);
    expect(series.map(({ name }) => name)).toEqual(["缺货卫士", "表单上的最低库存", "现行规则"]);
    expect(new Set(series.map(({ symbol }) => symbol)).size).toBe(3);
  });

  it("follows the service levels from stock to stockout days", () => {
    expect(seriesOf(option)[0]?.data.map(({ value }) => value)).toEqual([
      [15_000, 200],
      [17_000, 80],
      [27_000, 30],
    ]);
  });

  it("measures stock in units where money is not known", () => {
    const [engine] = seriesOf(frontierOption({ points: POINTS, measure: "units" }, SETTING));
    expect(engine?.data.map(({ value }) => value[0])).toEqual([480, 480, 480]);
  });

  it("names the levels that may be adopted, except on a phone", () => {
    const label = seriesOf(option)[0]?.label;
    expect([1, 3, 99].map((index) => label?.formatter({ data: { index } }))).toEqual(["99%", "", ""]);
    expect(seriesOf(option)[1]?.label.show).toBe(false);
    const [onPhone] = seriesOf(frontierOption({ points: POINTS, measure: "value" }, { ...SETTING, isPhone: true }));
    expect(onPhone?.label.show).toBe(false);
  });

  it("tells orders and alerts under the mouse, and nothing that is not known", () => {
    const text = formatter({ data: { index: 1 } });
    for (const part of ["缺货卫士", "99%", "30", "99.1%", "¥27,000", "108", "12.9"]) expect(text).toContain(part);
    expect(formatter({ data: { index: 4 } })).not.toContain(zh.rehearsal.fill_rate);
    expect(formatter({ data: { index: 4 } })).not.toContain(zh.rehearsal.service_level);
  });

  it.each([null, {}, { data: null }, { data: 3 }, { data: { index: "1" } }])("says nothing of %j", (params) => {
    expect(formatter(params)).toBe("");
  });
});

describe("a comparison in a sentence", () => {
  const against = (parts: Partial<RehearsedComparison>): RehearsedComparison => ({
    ...{ against: "textbook", verdict: "compared", stockout_change: null, stock_change: null },
    ...parts,
  });

  it.each([
    [
      { stockout_change: -0.304, stock_change: -0.05 },
      "与教科书公式相比：同样库存下缺货天数 −30.4%；同样缺货天数下库存 −5.0%",
    ],
    [
      { stockout_change: -0.304, stock_change: 0.05 },
      "与教科书公式相比：同样库存下缺货天数 −30.4%；同样缺货天数下库存 +5.0%",
    ],
    [{ stockout_change: 0.1 }, "与教科书公式相比：同样库存下缺货天数 +10.0%。这里缺货卫士不占优。"],
    [{ stock_change: 0 }, "与教科书公式相比：同样缺货天数下库存 ±0%。这里缺货卫士不占优。"],
    [{}, "与教科书公式相比：没有落在同样的库存或缺货天数上，请直接看表。"],
    [{ verdict: "better" }, "与教科书公式相比：缺货卫士库存更少，缺货也更少。"],
    [{ verdict: "worse" }, "与教科书公式相比：缺货卫士库存更多，缺货也更多。"],
    [
      { against: "thresholds", verdict: "apart" },
      "与表单上的最低库存相比：没有落在同样的库存或缺货天数上，请直接看表。",
    ],
  ] as const)("%j", (parts, want) => expect(comparisonSentence(against(parts), 9, zh)).toBe(want));

  it("says how many items were compared where some have terms the other rule knows nothing of", () => {
    const better = against({ verdict: "better", items: 7 });
    expect(comparisonSentence(better, 9, zh)).toBe(
      "与教科书公式（只比 7 个没有补货目标、保质期、库容和阶梯价的商品：它不懂这些）相比：缺货卫士库存更少，缺货也更少。",
    );
    expect(comparisonSentence(better, 7, zh)).toBe("与教科书公式相比：缺货卫士库存更少，缺货也更少。");
  });

  it("speaks English too", () => {
    expect(comparisonSentence(against({ stockout_change: -0.1, stock_change: -0.2 }), 9, en)).toBe(
      "Against “Textbook formula”: stockout days −10.0% at the same stock; stock −20.0% at the same stockout days",
    );
  });
});
