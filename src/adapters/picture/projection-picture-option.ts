import type { EChartsOption } from "echarts";
import { stockScale } from "../../domain/risk/stock-scale.ts";
import { type AlertSeverity, SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import { dayText, quantityText } from "../../domain/text/quantity-text.ts";
import type { PicturePanel } from "../../ports/picture-drawer.ts";
import { type PanelPlace, panelPlaces, PICTURE, pictureHeight } from "./picture-layout.ts";

/** The family by which the font of the picture calls itself. */
export const PICTURE_FONT = "Noto Sans CJK SC";

const INK = "#1b2433";
const SOFT_INK = "#566277";
const LINE = "#e3e7ee";
const RECEIPT = "#2fa36b";
const RED = "#b0123f";
const AMBER = "#b86200";
const BLUE = "#3557d6";
const MARGIN = 14;
/** Room for the figures beside the plot. */
const FIGURES = 46;

const TONES: Readonly<Record<AlertSeverity, string>> = {
  out: RED,
  critical: RED,
  high: AMBER,
  watch: AMBER,
  none: BLUE,
  unknown: SOFT_INK,
};

/** The stock of some items from today on, panel below panel: red where it is urgent, amber where it is coming. */
export function projectionPictureOption(panels: readonly PicturePanel[]): EChartsOption {
  const places = panelPlaces(panels.length);
  const placed = panels.flatMap((panel, index) => {
    const place = places[index];
    return place === undefined ? [] : [{ panel, place, index }];
  });
  return {
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily: PICTURE_FONT },
    title: [heading(panels), legend(panels.length), ...placed.flatMap(({ panel, place }) => titles(panel, place))],
    grid: placed.map(({ place }) => ({
      ...{ left: FIGURES, right: MARGIN, top: place.plot, height: place.plot_height, containLabel: false },
    })),
    xAxis: placed.map(({ panel, index }) => dayAxis(panel, index)),
    yAxis: placed.map(({ panel, index }) => unitAxis(panel, index)),
    series: placed.flatMap(({ panel, index }) => seriesOf(panel, index)),
  };
}

function heading(panels: readonly PicturePanel[]) {
  const today = panels[0]?.projection[0]?.day;
  const from = today === undefined ? "" : `${dayText(today, today)}起`;
  return { text: `库存走势 ${from}`, left: MARGIN, top: 9, padding: 0, textStyle: { fontSize: 16, color: INK } };
}

/** What the signs stand for, in words. */
function legend(count: number) {
  const tone = (color: string) => ({ color, fontSize: 11 });
  return {
    text: "{line|━} 预计库存   {band|■} 可能范围（八成）   {receipt|■} 到货   {safety|┄} 安全库存",
    left: MARGIN,
    top: pictureHeight(count) - PICTURE.foot + 4,
    padding: 0,
    textStyle: {
      ...{ fontSize: 11, color: SOFT_INK, fontWeight: "normal" as const },
      rich: { line: tone(SOFT_INK), band: tone("#cfd5df"), receipt: tone(RECEIPT), safety: tone(SOFT_INK) },
    },
  };
}

function titles({ item_name, location_name, severity, stockout_date, projection }: PicturePanel, place: PanelPlace) {
  const today = projection[0]?.day ?? "";
  const run_out = stockout_date === null || severity === "out" ? [] : [`预计 ${dayText(stockout_date, today)}缺货`];
  const arrives = projection.find(({ receipt }) => receipt > 0);
  const arrival = arrives === undefined ? [] : [`${dayText(arrives.day, today)}到货 ${quantityText(arrives.receipt)}`];
  const facts = [...(location_name === "" ? [] : [location_name]), ...run_out, ...arrival].join("  ");
  const width = PICTURE.width - 2 * MARGIN;
  const label = SEVERITY_LABELS[severity];
  const label_width = label.length * 14 + 18;
  return [
    {
      ...{ text: label, left: MARGIN, top: place.name, padding: [2, 5] },
      ...{ backgroundColor: TONES[severity], borderRadius: 3 },
      textStyle: { fontSize: 13, color: "#ffffff", fontWeight: "normal" as const },
    },
    {
      ...{ text: item_name, left: MARGIN + label_width, top: place.name + 2, padding: 0 },
      textStyle: { ...cut(width - label_width), fontSize: 14, color: INK, fontWeight: "normal" as const },
    },
    {
      ...{ text: facts, left: MARGIN, top: place.facts + 2, padding: 0 },
      textStyle: { ...cut(width), fontSize: 11.5, color: SOFT_INK, fontWeight: "normal" as const },
    },
  ];
}

/** What is longer than its place ends in dots. */
function cut(width: number) {
  return { width, overflow: "truncate" as const, ellipsis: "…" };
}

function dayAxis({ projection }: PicturePanel, gridIndex: number) {
  const last = projection.length - 1;
  const labelled = new Set([0, 1, 2, 3].map((part) => Math.round((part * last) / 3)));
  return {
    ...{ type: "category" as const, gridIndex, boundaryGap: true, axisTick: { show: false } },
    data: projection.map(({ day }) => day),
    axisLine: { onZero: false, lineStyle: { color: LINE } },
    axisLabel: {
      ...{ color: SOFT_INK, fontSize: 10.5, margin: 6 },
      interval: (index: number) => labelled.has(index),
      formatter: (day: string, index: number) =>
        index === 0 ? "今天" : `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`,
    },
  };
}

function unitAxis({ projection, safety_stock }: PicturePanel, gridIndex: number) {
  const { bottom, top, step } = stockScale({ projection, safety_stock });
  return {
    ...{ type: "value" as const, gridIndex, min: bottom, max: top, interval: 2 * step },
    axisLabel: { color: SOFT_INK, fontSize: 10.5, formatter: (units: number) => quantityText(units) },
    splitLine: { lineStyle: { color: LINE } },
  };
}

function seriesOf(panel: PicturePanel, index: number) {
  const { projection, severity } = panel;
  const axes = { xAxisIndex: index, yAxisIndex: index };
  const tone = TONES[severity];
  const band = { ...axes, type: "line" as const, stack: `band ${index}`, stackStrategy: "all" as const };
  const unseen = { symbol: "none", lineStyle: { opacity: 0 } };
  return [
    { ...band, ...unseen, data: projection.map(({ stock_p10 }) => stock_p10) },
    {
      ...{ ...band, ...unseen, areaStyle: { color: tone, opacity: 0.18 } },
      data: projection.map(({ stock_p10, stock_p90 }) => stock_p90 - stock_p10),
    },
    {
      ...{ ...axes, type: "bar" as const, barMaxWidth: 8, itemStyle: { color: RECEIPT } },
      data: projection.map(({ receipt }) => (receipt > 0 ? receipt : null)),
    },
    {
      ...{ ...axes, type: "line" as const, symbol: "none", lineStyle: { width: 2.2, color: tone } },
      data: projection.map(({ stock_p50 }) => stock_p50),
      markLine: { silent: true, symbol: "none", label: { show: false }, data: marks(panel, tone) },
    },
  ];
}

function marks({ projection, stockout_date, safety_stock }: PicturePanel, tone: string) {
  const isShown = projection.some(({ day }) => day === stockout_date);
  return [
    { yAxis: 0, lineStyle: { color: SOFT_INK, width: 1, type: "solid" as const } },
    ...(safety_stock === null || safety_stock <= 0
      ? []
      : [{ yAxis: safety_stock, lineStyle: { color: SOFT_INK, width: 1, type: "dotted" as const } }]),
    ...(stockout_date === null || !isShown
      ? []
      : [{ xAxis: stockout_date, lineStyle: { color: tone, width: 1.4, type: "dashed" as const } }]),
  ];
}
