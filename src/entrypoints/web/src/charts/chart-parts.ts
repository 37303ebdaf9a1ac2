import { axisDayText } from "../format/day-text.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** An axis of days, thinned out by itself. */
export function dayAxis(days: readonly string[], { palette }: ChartSetting, nameFirst: string | null) {
  return {
    type: "category" as const,
    data: [...days],
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: {
      color: palette.ink_soft,
      hideOverlap: true,
      showMinLabel: true,
      formatter: (day: string, index: number) => (index === 0 && nameFirst !== null ? nameFirst : axisDayText(day)),
    },
  };
}

/** An axis of units. */
export function unitAxis({ palette }: ChartSetting, name: string) {
  return {
    type: "value" as const,
    name,
    nameTextStyle: { color: palette.ink_soft, align: "left" as const, padding: [0, 0, 0, -28] },
    splitNumber: 4,
    axisLabel: { color: palette.ink_soft },
    splitLine: { lineStyle: { color: palette.line } },
  };
}

/** A tooltip in the page's dress. */
export function tooltipDress({ palette }: ChartSetting) {
  return {
    backgroundColor: palette.card,
    borderColor: palette.line,
    padding: [8, 12],
    textStyle: { color: palette.ink, fontSize: 13 },
    confine: true,
  };
}

/** Two lines whose distance is a band: the lower one unseen, the difference filled on top of it, below zero too. */
export function bandSeries(
  name: string,
  color: string,
  points: readonly { readonly low: number; readonly high: number }[],
) {
  const line = {
    type: "line" as const,
    stack: name,
    stackStrategy: "all" as const,
    symbol: "none",
    silent: true,
    lineStyle: { opacity: 0 },
    emphasis: { disabled: true },
  };
  return [
    { ...line, name: `${name} ↓`, data: points.map(({ low }) => low) },
    {
      ...line,
      name,
      areaStyle: { color, opacity: 1 },
      itemStyle: { color },
      data: points.map(({ low, high }) => high - low),
    },
  ];
}

/** Lines of a tooltip. All of it is our own words and numbers: nothing a person typed is put into HTML. */
export function tooltipHtml(title: string, lines: readonly (readonly [label: string, value: string])[]): string {
  const rows = lines.map(
    ([label, value]) =>
      `<div style="display:flex;justify-content:space-between;gap:20px"><span>${label}</span><b>${value}</b></div>`,
  );
  return `<div style="margin-bottom:2px;opacity:.75">${title}</div>${rows.join("")}`;
}

/** Index of the day under the pointer, out of what a chart hands to its tooltip. */
export function pointedIndex(params: unknown): number | null {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  if (typeof first !== "object" || first === null || !("dataIndex" in first)) return null;
  return typeof first.dataIndex === "number" ? first.dataIndex : null;
}
