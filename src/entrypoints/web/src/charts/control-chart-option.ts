import type { EChartsOption } from "echarts";
import type { ControlChartReport } from "../../../../contracts/retention.ts";
import { rateText } from "../format/rate-text.ts";
import { FONT } from "../theme/font.ts";
import { pointedIndex, tooltipDress, tooltipHtml } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** A share by month with its centre and limits; months out of order bear a mark of their own. */
export function controlChartOption({ points }: ControlChartReport, setting: ChartSetting): EChartsOption {
  const { texts, palette } = setting;
  const words = texts.retention.chart;
  const dashed = (name: string, data: readonly (number | null)[], color: string) => ({
    ...{ name, type: "line" as const, symbol: "none", step: "middle" as const, data: [...data] },
    lineStyle: { type: "dashed" as const, width: 1.5, color },
    itemStyle: { color },
  });
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: palette.ink_soft }, itemWidth: 16 },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      formatter: (params: unknown) => pointText(points[pointedIndex(params) ?? -1], setting),
    },
    xAxis: {
      type: "category",
      data: points.map(({ period }) => period),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { color: palette.ink_soft, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: 0,
      splitNumber: 4,
      axisLabel: { color: palette.ink_soft, formatter: (value: number) => `${Math.round(1000 * value) / 10}%` },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      {
        name: words.rate,
        type: "line",
        lineStyle: { width: 2.5, color: palette.accent },
        itemStyle: { color: palette.accent },
        data: points.map(({ rate, alarms }) =>
          alarms.length === 0
            ? { value: rate, symbol: "circle", symbolSize: 6 }
            : { value: rate, symbol: "diamond", symbolSize: 14, itemStyle: { color: palette.bad } },
        ),
      },
      dashed(
        words.centre,
        points.map(({ centre }) => centre),
        palette.muted,
      ),
      dashed(
        words.upper,
        points.map(({ upper }) => upper),
        palette.warn,
      ),
      dashed(
        words.lower,
        points.map(({ lower }) => lower),
        palette.receipt,
      ),
    ],
  };
}

function pointText(point: ControlChartReport["points"][number] | undefined, { texts, language }: ChartSetting): string {
  if (point === undefined) return "";
  const words = texts.retention.chart;
  const of = `（${point.count} / ${point.of}）`;
  return tooltipHtml(point.period, [
    [words.rate, `${rateText(point.rate, language)}${of}`],
    [words.centre, rateText(point.centre, language)],
    [words.upper, rateText(point.upper, language)],
    [words.lower, rateText(point.lower, language)],
    ...point.alarms.map((alarm) => ["", words.alarms[alarm]] as const),
  ]);
}
