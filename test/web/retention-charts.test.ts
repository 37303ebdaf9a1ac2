import { describe, expect, it } from "@jest/globals";
import type { EChartsOption } from "echarts";
import type { RetentionMonth } from "../../src/contracts/retention.ts";
import { CHART_PALETTES } from "../../src/entrypoints/web/src/charts/chart-palette.ts";
import type { ChartSetting } from "../../src/entrypoints/web/src/charts/chart-setting.ts";
import { controlChartOption } from "../../src/entrypoints/web/src/charts/control-chart-option.ts";
import { recoveryOption, type ToldCurve } from "../../src/entrypoints/web/src/charts/recovery-option.ts";
import { monthRows } from "../../src/entrypoints/web/src/retention/month-rows.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

const SETTING: ChartSetting = { texts: zh, language: "zh", palette: CHART_PALETTES.light, isPhone: false };

function dataOf(option: EChartsOption, name: string): readonly unknown[] {
  // Our charts have a row of series with plain data.
  const found = [option.series].flat().find((series) => series?.name === name) as { data: readonly unknown[] };
  return found.data;
}

describe("the control chart", () => {
  const point = { count: 20, of: 100, centre: null, lower: null, upper: null, alarms: [] };
  const option = controlChartOption(
    {
      ...{ kind: "judged", needed: 6 },
      points: [
        { ...point, period: "2026-05", rate: 0.2 },
        { ...point, period: "2026-06", rate: 0.6, centre: 0.2, lower: 0.1, upper: 0.34, alarms: ["above_limit"] },
      ],
    },
    SETTING,
  );

  it("marks a month out of order by shape as well as colour", () => {
    expect(dataOf(option, zh.retention.chart.rate)).toEqual([
      { value: 0.2, symbol: "circle", symbolSize: 6 },
      expect.objectContaining({ value: 0.6, symbol: "diamond" }),
    ]);
    expect(dataOf(option, zh.retention.chart.upper)).toEqual([null, 0.34]);
  });

  it("says the counts and the alarm of the month that is pointed at", () => {
    const { formatter } = option.tooltip as { formatter: (params: unknown) => string }; // the only tooltip
    expect(formatter([{ dataIndex: 1 }])).toMatch(/2026-06.*60%（20 \/ 100）.*高于上限/su);
    expect(formatter([])).toBe("");
  });
});

describe("the recovery curve", () => {
  const curve = (high: number): ToldCurve => ({
    ...{ kind: "estimated", base_days: 84, base_daily: 3, recovered_week: null },
    points: [{ week: 1, from: "2026-03-02", sold: 12, expected: 21, share: 0.57, low: 0.3, high }],
  });
  const topOf = (option: EChartsOption) => (option.yAxis as { readonly max: number }).max;

  it("is not pressed flat by the wild upper end of a poor week", () => {
    expect(topOf(recoveryOption(curve(1.13), SETTING))).toBe(1.2);
    expect(topOf(recoveryOption(curve(1e7), SETTING))).toBe(2);
  });

  it("ends at a mark of its own where a week sold many times as much", () => {
    const [week] = curve(20).points;
    if (week === undefined) throw new Error("no week");
    const wild = { ...curve(20), points: [{ ...week, share: 8.1 }] };
    expect(topOf(recoveryOption(wild, SETTING))).toBe(20);
  });
});

describe("the rows of a month", () => {
  const month: RetentionMonth = {
    ...{
      month: "2026-06",
      item_days: 0,
      item_days_out: 0,
      events: 0,
      lost_units: 3,
      lost_revenue: 150,
      lost_margin: 60,
    },
    ...{
      units_without_margin: 2,
      customers_hit: 2,
      failures: null,
      stock: null,
      care_cost: null,
      care_profit: null,
      recovered: null,
    },
    churn: {
      outcomes: { lost: 1, same_item: 1, switched: 0, other_goods: 0, pending: 0, unknown: 0 },
      churn: { count: 1, of: 2, rate: 0.5, low: 0.09, high: 0.91 },
    },
    responses: { alerts: 0, told_ms: null, answered_ms: null, ordered_ms: null, received_ms: null },
    effect: { kind: "not_estimable", exposed_count: 2, reasons: ["受影响客户只有 2 位，至少需要 30 位"] },
  };
  const rows = new Map(monthRows(month, { texts: zh, language: "zh" }).map((row) => [row.name, row]));
  const words = zh.retention.month_items;

  it("say 无法估计 with its reason, a share with its interval, and nothing where nothing is known", () => {
    expect(rows.get(words.effect_customers)).toMatchObject({
      value: "无法估计",
      note: "受影响客户只有 2 位，至少需要 30 位",
    });
    expect(rows.get(words.churn)).toMatchObject({ value: "50%", note: "95% 区间 9% 到 91%，1 / 2" });
    expect(rows.get(words.stockout_rate)).toMatchObject({ value: "—", note: null });
    expect(rows.get(words.lost_margin)).toMatchObject({ value: "¥60", note: "另有 2 件没有成本，未计入" });
  });
});
