import type { EChartsOption } from "echarts";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { stockScale } from "../../../../domain/risk/stock-scale.ts";
import { dayText, fullDayText } from "../format/day-text.ts";
import { quantityText } from "../format/number-text.ts";
import { probabilityText } from "../format/risk-text.ts";
import { FONT } from "../theme/font.ts";
import { bandSeries, dayAxis, pointedIndex, tooltipDress, tooltipHtml, unitAxis } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** What the stock chart shows. */
export interface StockProjection {
  readonly projection: ItemReport["projection"];
  readonly stockout_date: string | null;
  readonly order_by_date: string | null;
  readonly safety_stock: number | null;
  readonly unit: string;
}

/** A day is "the earliest" when the chance to be out by then reaches one in ten. */
const EARLY_PROBABILITY = 0.1;
/** Names over the lines stand in rows, so that neighbouring days do not cover each other's. */
const ROW_HEIGHT = 17;

/** Stock from today on: the likely course, the range around it, what arrives, and the days that matter. */
export function stockProjectionOption(shown: StockProjection, setting: ChartSetting): EChartsOption {
  const { projection, unit } = shown;
  const { texts, palette, isPhone } = setting;
  const words = texts.chart;
  const scale = stockScale(shown);
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    animationDurationUpdate: 0,
    grid: { left: 8, right: isPhone ? 12 : 20, top: 34 + 3 * ROW_HEIGHT, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      right: 0,
      itemWidth: 14,
      itemHeight: 8,
      textStyle: { color: palette.ink_soft },
      icon: "roundRect",
      data: [words.stock, words.band, ...(projection.some(({ receipt }) => receipt > 0) ? [words.receipt] : [])],
      selectedMode: false,
    },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      formatter: (params: unknown) => pointText(projection, pointedIndex(params), setting),
    },
    xAxis: dayAxis(
      projection.map(({ day }) => day),
      setting,
      words.today,
    ),
    yAxis: { ...unitAxis(setting, unit), min: scale.bottom, max: scale.top, interval: scale.step },
    series: [
      ...bandSeries(
        words.band,
        palette.band,
        projection.map(({ stock_p10, stock_p90 }) => ({ low: stock_p10, high: stock_p90 })),
      ),
      {
        name: words.receipt,
        type: "bar",
        barMaxWidth: 14,
        itemStyle: { color: palette.receipt, borderRadius: [3, 3, 0, 0] },
        data: projection.map(({ receipt }) => (receipt > 0 ? receipt : null)),
      },
      {
        name: words.stock,
        type: "line",
        symbol: "none",
        lineStyle: { width: 2.5, color: palette.accent },
        itemStyle: { color: palette.accent },
        data: projection.map(({ stock_p50 }) => stock_p50),
        markLine: markedLines(shown, setting),
        markArea: {
          silent: true,
          animation: false,
          itemStyle: { color: palette.bad_soft },
          label: { position: "insideBottomRight", color: palette.bad, formatter: words.unmet },
          data: scale.bottom < 0 ? [[{ yAxis: 0 }, { yAxis: scale.bottom }]] : [],
        },
      },
    ],
  };
}

/** The first day on which being out has a chance of one in ten; null when none is in sight. */
export function earlyStockoutDay(projection: ItemReport["projection"]): string | null {
  return projection.find(({ stockout_probability }) => stockout_probability >= EARLY_PROBABILITY)?.day ?? null;
}

function markedLines(shown: StockProjection, { texts, language, palette }: ChartSetting) {
  const { projection, stockout_date, order_by_date, safety_stock } = shown;
  const words = texts.chart;
  const first = projection[0]?.day ?? "";
  const early = earlyStockoutDay(projection);
  const dayLine = (day: string | null, name: string, color: string, row: number) =>
    day === null || !projection.some((point) => point.day === day)
      ? []
      : [
          {
            xAxis: day,
            name,
            lineStyle: { color, type: "dashed" as const, width: 1.5 },
            label: {
              formatter: `${name} ${dayText(day, first, language)}`,
              color,
              distance: 4 + row * ROW_HEIGHT,
              ...sideOf(day, projection),
            },
          },
        ];
  return {
    silent: true,
    animation: false,
    symbol: "none",
    data: [
      { yAxis: 0, lineStyle: { color: palette.bad, width: 1, type: "solid" as const }, label: { show: false } },
      ...(safety_stock === null || safety_stock <= 0
        ? []
        : [
            {
              yAxis: safety_stock,
              lineStyle: { color: palette.muted, type: "dotted" as const },
              label: { formatter: words.safety_stock, position: "insideEndTop" as const, color: palette.ink_soft },
            },
          ]),
      ...dayLine(stockout_date, words.stockout, palette.bad, 0),
      ...dayLine(early === stockout_date ? null : early, words.early, palette.warn, 1),
      ...dayLine(order_by_date, words.order_by, palette.ink_soft, 2),
    ],
  };
}

/** A name near the edge leans inwards. */
function sideOf(day: string, projection: ItemReport["projection"]): { align?: "left" | "right" } {
  const place = projection.findIndex((point) => point.day === day) / projection.length;
  if (place < 0.12) return { align: "left" };
  return place > 0.88 ? { align: "right" } : {};
}

function pointText(
  projection: ItemReport["projection"],
  index: number | null,
  { texts, language }: ChartSetting,
): string {
  const point = index === null ? undefined : projection[index];
  if (point === undefined) return "";
  const words = texts.chart;
  const quantity = (units: number) => quantityText(units, language);
  return tooltipHtml(fullDayText(point.day, language), [
    [words.stock, quantity(point.stock_p50)],
    [words.band, `${quantity(point.stock_p10)} … ${quantity(point.stock_p90)}`],
    [words.probability, probabilityText(point.stockout_probability).replace("<", "&lt;")],
    ...(point.receipt > 0 ? [[words.receipt, `+${quantity(point.receipt)}`] as const] : []),
  ]);
}
