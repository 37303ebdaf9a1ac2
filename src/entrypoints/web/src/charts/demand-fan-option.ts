import type { EChartsOption } from "echarts";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { fullDayText } from "../format/day-text.ts";
import { quantityText } from "../format/number-text.ts";
import { FONT } from "../theme/font.ts";
import { bandSeries, dayAxis, pointedIndex, tooltipDress, tooltipHtml, unitAxis } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** Demand summed from today on: the likely course and the range around it, widening with the days. */
export function demandFanOption(
  { projection, unit }: { projection: ItemReport["projection"]; unit: string },
  setting: ChartSetting,
): EChartsOption {
  const { texts, palette } = setting;
  const words = texts.chart;
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    animationDurationUpdate: 0,
    grid: { left: 8, right: 16, top: 30, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      formatter: (params: unknown) => pointText(projection, pointedIndex(params), setting),
    },
    xAxis: {
      ...dayAxis(
        projection.map(({ day }) => day),
        setting,
        words.today,
      ),
      boundaryGap: false,
    },
    yAxis: { ...unitAxis(setting, unit), min: 0 },
    series: [
      ...bandSeries(
        words.band,
        palette.band,
        projection.map(({ demand_p10, demand_p90 }) => ({ low: demand_p10, high: demand_p90 })),
      ),
      {
        name: words.cumulative,
        type: "line",
        symbol: "none",
        lineStyle: { width: 2.5, color: palette.accent },
        itemStyle: { color: palette.accent },
        data: projection.map(({ demand_p50 }) => demand_p50),
      },
    ],
  };
}

function pointText(
  projection: ItemReport["projection"],
  index: number | null,
  { texts, language }: ChartSetting,
): string {
  const point = index === null ? undefined : projection[index];
  if (point === undefined) return "";
  const quantity = (units: number) => quantityText(units, language);
  return tooltipHtml(fullDayText(point.day, language), [
    [texts.chart.cumulative, quantity(point.demand_p50)],
    [texts.chart.band, `${quantity(point.demand_p10)} … ${quantity(point.demand_p90)}`],
  ]);
}
