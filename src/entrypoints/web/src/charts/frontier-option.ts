import type { EChartsOption } from "echarts";
import type { RehearsalReport, RehearsedPoint } from "../../../../contracts/rehearsal.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { countText, moneyText, quantityText } from "../format/number-text.ts";
import { FONT } from "../theme/font.ts";
import { tooltipDress, tooltipHtml } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** What the frontier chart shows. */
export interface Frontier {
  readonly points: readonly RehearsedPoint[];
  readonly measure: RehearsalReport["stock_measure"];
}

type Policy = RehearsedPoint["policy"];
const POLICIES: readonly Policy[] = ["engine", "textbook", "thresholds", "current"];
/** Never colour alone: each policy has a sign of its own. */
const SIGNS: Readonly<Record<Policy, string>> = {
  engine: "circle",
  textbook: "rect",
  thresholds: "triangle",
  current: "diamond",
};

/** Stock across, stockout days up: a line for each policy, a point for each service level. */
export function frontierOption({ points, measure }: Frontier, setting: ChartSetting): EChartsOption {
  const { texts, palette, language, isPhone } = setting;
  const words = texts.rehearsal;
  const shown = POLICIES.filter((policy) => points.some((point) => point.policy === policy));
  const stockText = (stock: number) =>
    measure === "value" ? moneyText(stock, language) : quantityText(stock, language);
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    grid: { left: 8, right: 24, top: isPhone ? 74 : 60, bottom: 24, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemGap: 14,
      textStyle: { color: palette.ink_soft },
      data: shown.map((policy) => words.policy[policy]),
    },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "item",
      formatter: (params: unknown) => pointText(points[pointIndex(params) ?? -1], measure, setting),
    },
    xAxis: {
      type: "value",
      scale: true,
      name: measure === "value" ? words.stock_value : words.stock_units,
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: palette.ink_soft },
      splitNumber: isPhone ? 3 : 6,
      axisLabel: { color: palette.ink_soft, hideOverlap: true, formatter: stockText },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      type: "value",
      min: 0,
      name: words.stockout_days,
      nameTextStyle: { color: palette.ink_soft, align: "left", padding: [0, 0, 0, -20] },
      axisLabel: { color: palette.ink_soft },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: shown.map((policy) => ({
      name: words.policy[policy],
      type: "line",
      symbol: SIGNS[policy],
      symbolSize: policy === "current" || policy === "thresholds" ? 15 : 9,
      z: policy === "current" ? 5 : 3,
      lineStyle: { width: 2, type: policy === "textbook" ? "dashed" : "solid" },
      itemStyle: { color: colourOf(policy, setting) },
      label: {
        show: policy === "engine" && !isPhone,
        position: "top",
        color: palette.ink_soft,
        fontSize: 11,
        formatter: (params: unknown) => levelLabel(points[pointIndex(params) ?? -1]),
      },
      labelLayout: { hideOverlap: true },
      data: placesOf(points, policy, measure),
    })),
  };
}

function placesOf(points: readonly RehearsedPoint[], policy: Policy, measure: Frontier["measure"]) {
  return points
    .flatMap((point, index) =>
      point.policy === policy
        ? [{ value: [stockOf(point, measure), point.stockout_days] as const, index, level: point.service_level ?? 0 }]
        : [],
    )
    .sort((a, b) => a.level - b.level)
    .map(({ value, index }) => ({ value: [...value], index }));
}

/** A point's stock, in the report's measure. */
function stockOf(point: RehearsedPoint, measure: Frontier["measure"]): number {
  return measure === "value" ? point.average_stock_value : point.average_stock_units;
}

function colourOf(policy: Policy, { palette }: ChartSetting): string {
  return { engine: palette.accent, textbook: palette.muted, thresholds: palette.warn, current: palette.receipt }[
    policy
  ];
}

function levelLabel(point: RehearsedPoint | undefined): string {
  return point?.is_proposed === true && point.service_level !== null ? levelText(point.service_level) : "";
}

/** Which of the points the mouse is on. */
function pointIndex(params: unknown): number | null {
  if (typeof params !== "object" || params === null || !("data" in params)) return null;
  const { data } = params;
  if (typeof data !== "object" || data === null || !("index" in data)) return null;
  return typeof data.index === "number" ? data.index : null;
}

function pointText(
  point: RehearsedPoint | undefined,
  measure: Frontier["measure"],
  { texts, language }: ChartSetting,
): string {
  if (point === undefined) return "";
  const words = texts.rehearsal;
  const { service_level, fill_rate } = point;
  return tooltipHtml(words.policy[point.policy], [
    ...(service_level === null ? [] : [[words.service_level, levelText(service_level)] as const]),
    [words.stockout_days, countText(point.stockout_days, language)],
    ...(fill_rate === null ? [] : [[words.fill_rate, levelText(fill_rate)] as const]),
    measure === "value"
      ? [words.stock_value, moneyText(point.average_stock_value, language)]
      : [words.stock_units, quantityText(point.average_stock_units, language)],
    [words.orders, countText(point.orders, language)],
    [words.alerts_per_week, quantityText(point.alerts_per_week, language)],
  ]);
}
