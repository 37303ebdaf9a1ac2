import { stockScale } from "../../src/domain/risk/stock-scale.ts";
import { describe, expect, it } from "@jest/globals";
import type { EChartsOption } from "echarts";
import { CHART_PALETTES } from "../../src/entrypoints/web/src/charts/chart-palette.ts";
import type { ChartSetting } from "../../src/entrypoints/web/src/charts/chart-setting.ts";
import { demandFanOption } from "../../src/entrypoints/web/src/charts/demand-fan-option.ts";
import { demandHistoryOption } from "../../src/entrypoints/web/src/charts/demand-history-option.ts";
import {
  earlyStockoutDay,
  stockProjectionOption,
} from "../../src/entrypoints/web/src/charts/stock-projection-option.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";
import { orderProfitOption } from "../../src/entrypoints/web/src/charts/order-profit-option.ts";
import { aProjection } from "./board-builders.ts";

const SETTING: ChartSetting = { texts: zh, language: "zh", palette: CHART_PALETTES.light, isPhone: false };

/** The parts of a series that tests look at. */
interface DrawnSeries {
  readonly name: string;
  readonly type: string;
  readonly data: readonly unknown[];
  readonly stackStrategy?: string;
  readonly markLine?: {
    readonly data: readonly { readonly name?: string; readonly xAxis?: string; readonly yAxis?: number }[];
  };
  readonly markArea?: { readonly data: readonly unknown[] };
}

function seriesOf(option: EChartsOption, name: string): DrawnSeries {
  // Options are plain data; the union of all kinds of series is narrowed to what our charts build.
  const found = [option.series].flat().find((series) => series?.name === name) as DrawnSeries | undefined;
  if (found === undefined) throw new Error(`no series ${name}`);
  return found;
}

function tooltipOf(option: EChartsOption, dataIndex: number): string {
  // Our charts have one tooltip, whose formatter takes the points of all series on a day.
  const { formatter } = option.tooltip as { formatter: (params: unknown) => string };
  return formatter([{ dataIndex }]);
}

describe("the stock chart", () => {
  const projection = aProjection([
    { stock_p10: 80, stock_p50: 90, stock_p90: 95 },
    { stock_p10: 20, stock_p50: 60, stock_p90: 80, stockout_probability: 0.05 },
    { stock_p10: -10, stock_p50: 30, stock_p90: 70, stockout_probability: 0.12 },
    { stock_p10: -90, stock_p50: -5, stock_p90: 40, stockout_probability: 0.55, receipt: 24 },
  ]);
  const shown = { projection, stockout_date: "2026-12-06", order_by_date: "2026-12-04", safety_stock: 40, unit: "个" };
  const option = stockProjectionOption(shown, SETTING);
  const marks = seriesOf(option, zh.chart.stock).markLine?.data ?? [];

  it("draws the likely course", () => {
    expect(seriesOf(option, zh.chart.stock).data).toEqual([90, 60, 30, -5]);
  });

  it("stacks the range on its lower edge, below zero too", () => {
    const [low, height] = [seriesOf(option, `${zh.chart.band} ↓`), seriesOf(option, zh.chart.band)];
    expect(low.data).toEqual([80, 20, -10, -90]);
    expect(height.data).toEqual([15, 60, 80, 130]);
    expect([low.stackStrategy, height.stackStrategy]).toEqual(["all", "all"]);
  });

  it("draws receipts as bars on their day, and no bar without one", () => {
    expect(seriesOf(option, zh.chart.receipt).data).toEqual([null, null, null, 24]);
    expect(seriesOf(option, zh.chart.receipt).type).toBe("bar");
  });

  it("marks the day it runs out, the earliest day and the last day to order", () => {
    const named = marks.filter(({ xAxis }) => xAxis !== undefined).map(({ name, xAxis }) => [name, xAxis]);
    expect(named).toEqual([
      [zh.chart.stockout, "2026-12-06"],
      [zh.chart.early, "2026-12-05"],
      [zh.chart.order_by, "2026-12-04"],
    ]);
  });

  it("marks zero and the safety stock", () => {
    expect(marks.flatMap(({ yAxis }) => (yAxis === undefined ? [] : [yAxis]))).toEqual([0, 40]);
  });

  it.each([
    { name: "a day beyond the chart", change: { stockout_date: "2027-03-01" } },
    { name: "no day at all", change: { stockout_date: null } },
  ])("marks no stockout for $name", ({ change }) => {
    const { markLine } = seriesOf(stockProjectionOption({ ...shown, ...change }, SETTING), zh.chart.stock);
    expect(markLine?.data.map(({ name }) => name)).not.toContain(zh.chart.stockout);
  });

  it("names the earliest day only where it differs", () => {
    const { markLine } = seriesOf(
      stockProjectionOption({ ...shown, stockout_date: "2026-12-05" }, SETTING),
      zh.chart.stock,
    );
    expect(markLine?.data.map(({ name }) => name)).not.toContain(zh.chart.early);
  });

  it("tells a day's figures with its chance, fit for HTML", () => {
    expect(tooltipOf(option, 3)).toContain("+24");
    expect(tooltipOf(option, 3)).toContain("55%");
    const calm = aProjection([{ stockout_probability: 0.001 }]);
    const html = tooltipOf(stockProjectionOption({ ...shown, projection: calm }, SETTING), 0);
    expect(html).toContain("&lt;1%");
    expect(html).not.toContain(zh.chart.receipt);
  });

  it("tells nothing where the pointer is on no day", () => {
    expect(tooltipOf(option, 99)).toBe("");
  });

  it("stands without a projection", () => {
    const empty = stockProjectionOption({ ...shown, projection: [] }, SETTING);
    expect(seriesOf(empty, zh.chart.stock).data).toEqual([]);
  });
});

describe("stockScale", () => {
  const out = [
    { stock_p10: -50, stock_p50: -10, stock_p90: 0 },
    { stock_p10: -900, stock_p50: -400, stock_p90: -100, receipt: 60 },
  ];

  it.each([
    { name: "holds the stock and its safety stock", days: [{ stock_p90: 95 }], safety: 140, bottom: 0, top: 150 },
    { name: "leaves out a safety stock far above", days: [{ stock_p90: 95 }], safety: 900, bottom: 0, top: 100 },
    {
      name: "gives unmet demand half the height",
      days: [{ stock_p10: -9_000, stock_p90: 400 }],
      safety: null,
      bottom: -200,
      top: 400,
    },
    {
      name: "shows a small shortage whole",
      days: [{ stock_p10: -12, stock_p90: 100 }],
      safety: null,
      bottom: -20,
      top: 100,
    },
    { name: "shows the likely shortage whole once it is out", days: out, safety: 500, bottom: -400, top: 100 },
    {
      name: "has a height for no stock at all",
      days: [{ stock_p10: 0, stock_p50: 0, stock_p90: 0 }],
      safety: 0,
      bottom: 0,
      top: 1,
    },
  ])("$name", ({ days, safety, bottom, top }) => {
    expect(stockScale({ projection: aProjection(days), safety_stock: safety })).toMatchObject({ bottom, top });
  });
});

describe("earlyStockoutDay", () => {
  it("is the first day with a chance of one in ten", () => {
    const days = [0.02, 0.1, 0.6].map((stockout_probability) => ({ stockout_probability }));
    expect(earlyStockoutDay(aProjection(days))).toBe("2026-12-04");
    expect(earlyStockoutDay(aProjection([{}, {}]))).toBeNull();
  });
});

describe("the chart of past demand", () => {
  const history = [
    { day: "2026-12-01", quantity: 12, in_stock: 1 },
    { day: "2026-12-02", quantity: 0, in_stock: 0 },
    { day: "2026-12-03", quantity: 3, in_stock: 0.4 },
    { day: "2026-12-04", quantity: 9, in_stock: 0.75 },
  ];
  const option = demandHistoryOption({ history, unit: "个" }, SETTING);
  const { palette } = SETTING;

  it("shades days without stock over the whole height", () => {
    expect(seriesOf(option, zh.chart.out_of_stock).data).toEqual([null, 15, 15, null]);
    expect(option.yAxis).toMatchObject({ max: 15 });
  });

  it("draws each day's demand, muted where the stock was out", () => {
    expect(seriesOf(option, zh.chart.demand).data).toMatchObject([
      { value: 12, itemStyle: { color: palette.accent } },
      { value: 0, itemStyle: { color: palette.muted } },
      { value: 3, itemStyle: { color: palette.muted } },
      { value: 9, itemStyle: { color: palette.accent } },
    ]);
  });

  it("says how long a day had stock only where it was not all day", () => {
    expect(tooltipOf(option, 0)).not.toContain(zh.chart.in_stock);
    expect(tooltipOf(option, 3)).toContain("75%");
  });

  it.each([
    { isPhone: false, days: 90 },
    { isPhone: true, days: 42 },
  ])("opens on the last $days days (phone: $isPhone)", ({ isPhone, days }) => {
    const long = Array.from({ length: 400 }, (_, n) => ({ day: `d${n}`, quantity: 1, in_stock: 1 }));
    const { dataZoom } = demandHistoryOption({ history: long, unit: "个" }, { ...SETTING, isPhone });
    expect(dataZoom).toMatchObject([{ show: true, startValue: 400 - days, endValue: 399 }]);
  });

  it("needs no slider for a short past, and stands without any", () => {
    expect(option.dataZoom).toMatchObject([{ show: false, startValue: 0 }]);
    expect(demandHistoryOption({ history: [], unit: "个" }, SETTING).yAxis).toMatchObject({ max: 1 });
  });
});

describe("the fan of coming demand", () => {
  const projection = aProjection([
    { demand_p10: 1, demand_p50: 4, demand_p90: 9 },
    { demand_p10: 3, demand_p50: 8, demand_p90: 17 },
  ]);
  const option = demandFanOption({ projection, unit: "个" }, SETTING);

  it("draws the likely sum and a range that widens", () => {
    expect(seriesOf(option, zh.chart.cumulative).data).toEqual([4, 8]);
    expect(seriesOf(option, `${zh.chart.band} ↓`).data).toEqual([1, 3]);
    expect(seriesOf(option, zh.chart.band).data).toEqual([8, 14]);
  });

  it("tells a day's sum and range", () => {
    expect(tooltipOf(option, 1)).toContain("3 … 17");
  });
});

describe("the chart of order sizes", () => {
  const point = (quantity: number, expected_profit: number, marginal_profit: number) => {
    return { quantity, expected_profit, marginal_profit, stockout_probability: 0.2 };
  };
  const points = [point(0, 100, 20), point(50, 900, 4.5), point(60, 930, -0.3), point(120, 900, -0.4)];
  const [, suggested, best] = points as [unknown, (typeof points)[0], (typeof points)[0]]; // four of them
  const profit = { kind: "known" as const, points, suggested, best, holding_cost_rate: 0.2, goodwill: null };
  const option = orderProfitOption({ profit, unit: "盒" }, SETTING);
  const words = zh.order_profit;

  it("draws the expected profit, and what one more would bring on a scale of its own", () => {
    expect(seriesOf(option, words.expected).data).toEqual([
      [0, 100],
      [50, 900],
      [60, 930],
      [120, 900],
    ]);
    expect(seriesOf(option, words.marginal("盒")).data).toContainEqual([60, -0.3]);
    expect([option.yAxis].flat()).toHaveLength(2);
  });

  it("marks the suggestion and the best size, or one of them where they are the same", () => {
    const marks = (shown: typeof profit) =>
      seriesOf(orderProfitOption({ profit: shown, unit: "盒" }, SETTING), words.expected).markLine?.data.map(
        ({ name, xAxis }) => [name, xAxis],
      );
    expect(marks(profit)).toEqual([
      [words.suggested, 50],
      [words.best, 60],
    ]);
    expect(marks({ ...profit, suggested: best })).toEqual([[words.suggested, 60]]);
  });

  it("tells the money of a size", () => {
    const text = tooltipOf(option, 1);
    expect(text).toContain("50 盒");
    expect(text).toContain("¥900");
    expect(text).toContain("+¥4.50");
    expect(tooltipOf(option, 9)).toBe("");
  });
});
