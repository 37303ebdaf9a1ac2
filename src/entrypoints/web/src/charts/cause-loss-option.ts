import type { EChartsOption } from "echarts";
import type { StockoutEventsReport } from "../../../../contracts/stockout-events.ts";
import { moneyText } from "../format/number-text.ts";
import { FONT } from "../theme/font.ts";
import { pointedIndex, tooltipDress, tooltipHtml } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** Money lost by cause: a bar each, the largest on top. */
export function causeLossOption({ rows }: StockoutEventsReport["causes"], setting: ChartSetting): EChartsOption {
  const { texts, palette, language, isPhone } = setting;
  const words = texts.events;
  const shown = rows.toReversed();
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (params: unknown) => {
        const row = shown[pointedIndex(params) ?? -1];
        if (row === undefined) return "";
        return tooltipHtml(words.cause[row.cause], [
          [words.lost_money, moneyText(row.lost_money, language)],
          [words.events, String(Math.round(row.events * 10) / 10)],
        ]);
      },
    },
    xAxis: {
      type: "value",
      splitNumber: isPhone ? 2 : 4,
      axisLabel: {
        color: palette.ink_soft,
        hideOverlap: true,
        formatter: (amount: number) => moneyText(amount, language),
      },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      type: "category",
      data: shown.map(({ cause }) => words.cause[cause]),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink },
    },
    series: [
      {
        name: words.lost_money,
        type: "bar",
        barMaxWidth: 18,
        data: shown.map(({ cause, lost_money }) => ({
          value: lost_money,
          itemStyle: { color: cause === "undetermined" ? palette.muted : palette.accent, borderRadius: [0, 4, 4, 0] },
        })),
      },
    ],
  };
}
