import type { EChartsOption } from "echarts";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { axisMoneyText, centsText, moneyText, quantityText } from "../format/number-text.ts";
import { probabilityText } from "../format/risk-text.ts";
import { FONT } from "../theme/font.ts";
import { pointedIndex, tooltipDress, tooltipHtml } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** The curve that the server computed. */
export type OrderProfit = Extract<ItemReport["order_profit"], { readonly kind: "known" }>;

/** Order quantity across, expected profit up, and on the right what one unit more would bring. */
export function orderProfitOption(
  { profit, unit }: { profit: OrderProfit; unit: string },
  setting: ChartSetting,
): EChartsOption {
  const { texts, palette, language, isPhone } = setting;
  const words = texts.order_profit;
  const { points } = profit;
  const moneyAxis = (splitLine: boolean) => ({
    type: "value" as const,
    scale: true,
    splitNumber: 4,
    axisLabel: { color: palette.ink_soft, formatter: (amount: number) => axisMoneyText(amount, language) },
    splitLine: { show: splitLine, lineStyle: { color: palette.line } },
  });
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    animationDurationUpdate: 0,
    grid: { left: 8, right: 12, top: 58, bottom: 24, containLabel: true },
    legend: { top: 0, left: 0, itemGap: 14, textStyle: { color: palette.ink_soft } },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      formatter: (params: unknown) => pointText(points[pointedIndex(params) ?? -1], unit, setting),
    },
    xAxis: {
      type: "value",
      min: 0,
      max: points.at(-1)?.quantity ?? 0,
      name: words.quantity(unit),
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: palette.ink_soft },
      // The line at which one unit more no longer pays.
      axisLine: { onZero: true, onZeroAxisIndex: 1, lineStyle: { color: palette.muted } },
      axisTick: { show: false },
      splitNumber: isPhone ? 3 : 6,
      axisLabel: {
        color: palette.ink_soft,
        hideOverlap: true,
        formatter: (quantity: number) => quantityText(quantity, language),
      },
      splitLine: { show: false },
    },
    yAxis: [moneyAxis(true), moneyAxis(false)],
    series: [
      {
        name: words.expected,
        type: "line",
        symbol: "none",
        lineStyle: { width: 2.5, color: palette.accent },
        itemStyle: { color: palette.accent },
        data: points.map(({ quantity, expected_profit }) => [quantity, expected_profit]),
        markLine: markedSizes(profit, setting),
      },
      {
        name: words.marginal(unit),
        type: "line",
        yAxisIndex: 1,
        symbol: "none",
        lineStyle: { width: 1.5, type: "dashed", color: palette.warn },
        itemStyle: { color: palette.warn },
        data: points.map(({ quantity, marginal_profit }) => [quantity, marginal_profit]),
      },
    ],
  };
}

/** Two names above each other would not be read. */
const ROW_HEIGHT = 15;

function markedSizes({ suggested, best, points }: OrderProfit, { texts, language, palette }: ChartSetting) {
  const words = texts.order_profit;
  const end = points.at(-1)?.quantity ?? 0;
  const line = (quantity: number, name: string, color: string, row: number, type: "solid" | "dashed") => ({
    xAxis: quantity,
    name,
    lineStyle: { color, type, width: 1.5 },
    label: {
      formatter: `${name} ${quantityText(quantity, language)}`,
      color,
      distance: 4 + row * ROW_HEIGHT,
      ...sideOf(quantity, end),
    },
  });
  return {
    silent: true,
    animation: false,
    symbol: "none",
    data: [
      line(suggested.quantity, words.suggested, palette.ink, 0, "solid"),
      ...(best.quantity === suggested.quantity ? [] : [line(best.quantity, words.best, palette.receipt, 1, "dashed")]),
    ],
  };
}

/** A name near the edge leans inwards. */
function sideOf(quantity: number, end: number): { align?: "left" | "right" } {
  const place = end > 0 ? quantity / end : 0;
  if (place < 0.12) return { align: "left" };
  return place > 0.88 ? { align: "right" } : {};
}

function pointText(
  point: OrderProfit["points"][number] | undefined,
  unit: string,
  { texts, language }: ChartSetting,
): string {
  if (point === undefined) return "";
  const words = texts.order_profit;
  return tooltipHtml(`${quantityText(point.quantity, language)} ${unit}`, [
    [words.expected, moneyText(point.expected_profit, language)],
    [words.marginal(unit), centsText(point.marginal_profit, language)],
    [words.out, probabilityText(point.stockout_probability)],
  ]);
}
