import { describe, expect, it } from "@jest/globals";
import type { EChartsOption } from "echarts";
import { CHART_PALETTES } from "../../src/entrypoints/web/src/charts/chart-palette.ts";
import type { ChartSetting } from "../../src/entrypoints/web/src/charts/chart-setting.ts";
import { type MoneyCurve, moneyCurveOption } from "../../src/entrypoints/web/src/charts/money-curve-option.ts";
import { budgetOf } from "../../src/entrypoints/web/src/plan/budget-address.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

const SETTING: ChartSetting = { texts: zh, language: "zh", palette: CHART_PALETTES.light, isPhone: false };
const CURVE: MoneyCurve = {
  curve: [
    { money: 0, expected_profit: 0 },
    { money: 1_000, expected_profit: 600 },
    { money: 4_000, expected_profit: 900 },
  ],
  budget: 1_200,
  totals: {
    ...{ transfer_cost: 0, transfer_gain: 0, spent: 1_000, expected_profit: 600 },
    ...{ wanted: 4_000, forgone_profit: 300, by_units: 0, without_cost: 0 },
  },
};

/** The parts of a series that tests look at. */
interface DrawnSeries {
  readonly name: string;
  readonly data: readonly (readonly number[])[];
  readonly markLine?: {
    readonly data: readonly { readonly xAxis: number }[];
    readonly label: { readonly formatter: () => string };
  };
}

// Options are plain data; the union of all kinds of series is narrowed to what this chart builds.
const seriesOf = (option: EChartsOption) => [option.series].flat() as unknown as readonly DrawnSeries[];

describe("the curve of money", () => {
  const option = moneyCurveOption(CURVE, SETTING);
  // This chart's tooltip takes the points of its axis.
  const { formatter } = option.tooltip as { formatter: (params: unknown) => string };

  it("draws profit against money, and where the plan is", () => {
    const [line, here] = seriesOf(option);
    expect(line?.data).toEqual([
      [0, 0],
      [1_000, 600],
      [4_000, 900],
    ]);
    expect([here?.name, here?.data]).toEqual(["本计划", [[1_000, 600]]]);
  });

  it("marks the budget, unless there is none or it is more than all", () => {
    const [line] = seriesOf(option);
    expect([line?.markLine?.data, line?.markLine?.label.formatter()]).toEqual([[{ xAxis: 1_200 }], "预算 ¥1,200"]);
    for (const budget of [null, 4_001]) {
      expect(seriesOf(moneyCurveOption({ ...CURVE, budget }, SETTING))[0]?.markLine?.data).toEqual([]);
    }
  });

  it("tells money and profit under the mouse", () => {
    const text = formatter([{ value: [1_000, 600] }, { value: [1_000, 600] }]);
    for (const part of ["采购金额", "¥1,000", "累计预期利润", "¥600"]) expect(text).toContain(part);
  });

  it.each([null, {}, [], { value: 3 }, { value: ["1", 2] }])("says nothing of %j", (params) => {
    expect(formatter(params)).toBe("");
  });
});

describe("the budget in the address", () => {
  it.each([
    ["", null],
    ["?budget=", null],
    ["?budget=50000", 50_000],
    ["?budget=0", 0],
    ["?budget=0.5&x=1", 0.5],
    ["?budget=-1", null],
    ["?budget=x", null],
    ["?budget=1e99", null],
  ])("of “%s” is %j", (search, want) => expect(budgetOf(search)).toBe(want));
});
