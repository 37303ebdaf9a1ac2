import type { EChartsOption } from "echarts";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { fullDayText } from "../format/day-text.ts";
import { quantityText } from "../format/number-text.ts";
import { probabilityText } from "../format/risk-text.ts";
import { FONT } from "../theme/font.ts";
import { dayAxis, pointedIndex, tooltipDress, tooltipHtml, unitAxis } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** With stock for less than half of the day, what was asked for says little about what was wanted. */
const IN_STOCK_LIMIT = 0.5;
/** Days in view at first; the rest is reached by the slider. */
const DAYS_IN_VIEW = { desktop: 90, phone: 42 };

/** What was asked for on each past day; days without stock are shaded over their full height. */
export function demandHistoryOption(
  { history, unit }: { history: ItemReport["history"]; unit: string },
  setting: ChartSetting,
): EChartsOption {
  const { texts, palette, isPhone } = setting;
  const days = history.map(({ day }) => day);
  const top = scaleTop(history);
  const daysInView = isPhone ? DAYS_IN_VIEW.phone : DAYS_IN_VIEW.desktop;
  const isLong = history.length > daysInView;
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    animationDurationUpdate: 0,
    grid: { left: 8, right: 12, top: 30, bottom: isLong ? 34 : 4, containLabel: true },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      formatter: (params: unknown) => pointText(history, pointedIndex(params), setting),
    },
    xAxis: [
      dayAxis(days, setting, null),
      // The shade has an axis of its own: on one axis the two bars would stand beside each other.
      { type: "category", data: days, show: false, axisPointer: { show: false } },
    ],
    yAxis: { ...unitAxis(setting, unit), max: top },
    dataZoom: [
      {
        type: "slider",
        show: isLong,
        xAxisIndex: [0, 1],
        startValue: Math.max(0, history.length - daysInView),
        endValue: Math.max(0, history.length - 1),
        height: 18,
        bottom: 2,
        brushSelect: false,
        showDetail: false,
        borderColor: palette.line,
        fillerColor: palette.band,
        dataBackground: { lineStyle: { color: palette.muted }, areaStyle: { color: palette.shade } },
      },
    ],
    series: [
      {
        name: texts.chart.out_of_stock,
        type: "bar",
        xAxisIndex: 1,
        barWidth: "100%",
        silent: true,
        animation: false,
        itemStyle: { color: palette.shade },
        data: history.map(({ in_stock }) => (in_stock < IN_STOCK_LIMIT ? top : null)),
      },
      {
        name: texts.chart.demand,
        type: "bar",
        barCategoryGap: "28%",
        data: history.map(({ quantity, in_stock }) => ({
          value: quantity,
          itemStyle: {
            color: in_stock < IN_STOCK_LIMIT ? palette.muted : palette.accent,
            borderRadius: [2, 2, 0, 0],
          },
        })),
      },
    ],
  };
}

/** A little above the largest day, on a round number; 1 where nothing was ever asked for. */
function scaleTop(history: ItemReport["history"]): number {
  const largest = history.reduce((most, { quantity }) => Math.max(most, quantity), 0);
  if (largest <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(largest)) / 2;
  return Math.ceil((largest * 1.05) / step) * step;
}

function pointText(history: ItemReport["history"], index: number | null, { texts, language }: ChartSetting): string {
  const point = index === null ? undefined : history[index];
  if (point === undefined) return "";
  const words = texts.chart;
  return tooltipHtml(fullDayText(point.day, language), [
    [words.demand, quantityText(point.quantity, language)],
    ...(point.in_stock < 1 ? [[words.in_stock, probabilityText(point.in_stock)] as const] : []),
  ]);
}
