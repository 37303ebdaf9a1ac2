import type { EChartsOption } from "echarts";
import type { StockoutEventReport } from "../../../../contracts/stockout-events.ts";
import { FONT } from "../theme/font.ts";
import { tooltipDress, tooltipHtml } from "./chart-parts.ts";
import type { ChartPalette } from "./chart-palette.ts";
import type { ChartSetting } from "./chart-setting.ts";

type Span = StockoutEventReport["spans"][number];

const DAY_MS = 86_400_000;

/** The stretches of an event on a calendar: a bar each from its first day to its last, the slow ones in warning colours. */
export function eventTimelineOption(
  { spans, loss, ended_on, item }: Pick<StockoutEventReport, "spans" | "loss" | "ended_on"> & { readonly item: string },
  setting: ChartSetting,
): EChartsOption {
  const { texts, palette, isPhone } = setting;
  const words = texts.events;
  const shown = spans.toReversed();
  const names = shown.map((span) =>
    isPhone || span.record === null ? span.label : `${span.label} ${recordText(span)}`,
  );
  const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    grid: { left: 8, right: 24, top: 24, bottom: 8, containLabel: true },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "item",
      formatter: (params: unknown) => {
        // The first series holds no stretch.
        const span = shown[(pointedSeries(params) ?? 0) - 1];
        if (span === undefined) return "";
        const usual =
          span.longest_usual === null ? words.no_usual : words.usual(String(Math.round(span.longest_usual)));
        return tooltipHtml(span.label, [
          [`${span.from} → ${span.to ?? words.ongoing}`, words.days(String(span.days))],
          [usual, span.is_slowest ? words.slowest : span.is_slow ? words.slow : ""],
        ]);
      },
    },
    xAxis: {
      type: "time",
      axisLabel: { color: palette.ink_soft, hideOverlap: true, formatter: "{MM}-{dd}" },
      splitLine: { show: true, lineStyle: { color: palette.line } },
      axisLine: { lineStyle: { color: palette.line } },
      min: ({ min }: { min: number }) => min - DAY_MS,
      max: ({ max }: { max: number }) => max + DAY_MS,
    },
    yAxis: {
      type: "category",
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink, width: isPhone ? 90 : 200, overflow: "truncate" },
    },
    series: [
      {
        name: item,
        type: "line",
        symbol: "none",
        data: [],
        markArea: {
          silent: true,
          itemStyle: { color: palette.bad_soft },
          label: { color: palette.bad, position: "insideTop" },
          data:
            loss === null
              ? []
              : [[{ name: texts.severity.out, xAxis: at(loss.start) }, { xAxis: at(ended_on ?? loss.end) + DAY_MS }]],
        },
      },
      ...shown.map((span, i) => ({
        name: span.label,
        type: "line" as const,
        symbol: "circle",
        symbolSize: 9,
        lineStyle: { width: 8, color: spanColor(span, palette), cap: "round" as const },
        itemStyle: { color: spanColor(span, palette) },
        data: [
          [at(span.from), i],
          [at(span.to ?? lastDay(span)), i],
        ],
      })),
    ],
  };
}

function recordText({ record }: Span): string {
  return record === null || record.form === "stockout_alert" ? "" : record.id;
}

function lastDay({ from, days }: Span): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function spanColor({ is_slow, is_slowest }: Span, palette: ChartPalette): string {
  return is_slowest ? palette.bad : is_slow ? palette.warn : palette.accent;
}

/** Index of the series under the pointer, out of what a chart hands to its tooltip. */
function pointedSeries(params: unknown): number | null {
  if (typeof params !== "object" || params === null || !("seriesIndex" in params)) return null;
  return typeof params.seriesIndex === "number" ? params.seriesIndex : null;
}
