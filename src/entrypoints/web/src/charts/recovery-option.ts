import type { EChartsOption } from "echarts";
import type { RetentionFigures } from "../../../../contracts/retention.ts";
import { rateText } from "../format/rate-text.ts";
import { FONT } from "../theme/font.ts";
import { bandSeries, pointedIndex, tooltipDress, tooltipHtml } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** A curve that can be told. */
export type ToldCurve = Extract<RetentionFigures["recoveries"][number]["curve"], { kind: "estimated" }>;

/** Sales of each week after restock as a share of those before, with the interval as a band and a line at one. */
export function recoveryOption({ points }: ToldCurve, setting: ChartSetting): EChartsOption {
  const { texts, palette, language } = setting;
  const words = texts.retention.recovery;
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    grid: { left: 8, right: 40, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      formatter: (params: unknown) => {
        const point = points[pointedIndex(params) ?? -1];
        if (point === undefined) return "";
        return tooltipHtml(words.week(point.week), [
          [words.share, rateText(point.share, language)],
          [words.range, `${rateText(point.low, language)}–${rateText(point.high, language)}`],
        ]);
      },
    },
    xAxis: {
      type: "category",
      data: points.map(({ week }) => words.week(week)),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { color: palette.ink_soft, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: topOf(points),
      splitNumber: SPLITS,
      axisLabel: { color: palette.ink_soft, formatter: (value: number) => `${Math.round(100 * value)}%` },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      ...bandSeries(words.range, palette.band, points),
      {
        name: words.share,
        type: "line",
        symbol: "circle",
        symbolSize: 6,
        lineStyle: { width: 2.5, color: palette.accent },
        itemStyle: { color: palette.accent },
        data: points.map(({ share }) => share),
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          lineStyle: { color: palette.receipt, type: "dashed", width: 1.5 },
          label: { formatter: words.full, color: palette.receipt },
          data: [{ yAxis: 1 }],
        },
      },
    ],
  };
}

/** A wild upper end of a poor week must not press the curve flat. */
function topOf(points: ToldCurve["points"]): number {
  const share = Math.max(1, ...points.map((point) => point.share));
  const top = Math.ceil(Math.min(Math.max(share, ...points.map(({ high }) => high)), 2 * share) * 10) / 10;
  const step = top <= 2 ? null : (STEPS.find((one) => SPLITS * one >= top) ?? null);
  return step === null ? top : Math.ceil(top / step) * step;
}

const SPLITS = 4;
/** Between the marks of a high axis, so that its end is one of them and lies on no other. */
const STEPS = [0.5, 1, 2, 5, 10, 20, 50] as const;
