import type { EChartsOption } from "echarts";
import type { PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { moneyText } from "../format/number-text.ts";
import { FONT } from "../theme/font.ts";
import { tooltipDress, tooltipHtml } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

/** What the curve of money shows. */
export type MoneyCurve = Pick<PurchasePlan, "curve" | "budget" | "totals">;

/** Money spent across, expected profit up: a line that bends where further buying earns little, and where this plan is. */
export function moneyCurveOption({ curve, budget, totals }: MoneyCurve, setting: ChartSetting): EChartsOption {
  const { texts, palette, language, isPhone } = setting;
  const words = texts.plan;
  const money = (amount: number) => moneyText(amount, language);
  const last = curve.at(-1)?.money ?? 0;
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    grid: { left: 8, right: 24, top: 40, bottom: 24, containLabel: true },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      axisPointer: { lineStyle: { color: palette.muted } },
      formatter: (params: unknown) => pointText(params, setting),
    },
    xAxis: {
      type: "value",
      min: 0,
      max: Math.max(last, 1),
      name: words.curve_money,
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: palette.ink_soft },
      splitNumber: isPhone ? 3 : 6,
      axisLabel: { color: palette.ink_soft, hideOverlap: true, showMaxLabel: false, formatter: money },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      name: words.curve_profit,
      nameTextStyle: { color: palette.ink_soft, align: "left", padding: [0, 0, 0, -20] },
      splitNumber: 4,
      axisLabel: { color: palette.ink_soft, formatter: money },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      {
        name: words.curve_profit,
        type: "line",
        symbol: "none",
        lineStyle: { width: 2.5, color: palette.accent },
        itemStyle: { color: palette.accent },
        areaStyle: { color: palette.band, opacity: 1 },
        data: curve.map((point) => [point.money, point.expected_profit]),
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          lineStyle: { color: palette.warn, type: "dashed", width: 1.5 },
          label: {
            formatter: () => `${words.curve_budget} ${budget === null ? "" : money(budget)}`,
            color: palette.warn,
            position: "end",
          },
          data: budget === null || budget > last ? [] : [{ xAxis: budget }],
        },
      },
      {
        name: words.curve_here,
        type: "line",
        symbol: "circle",
        symbolSize: 11,
        z: 5,
        itemStyle: { color: palette.receipt, borderColor: palette.card, borderWidth: 2 },
        data: [[Math.min(totals.spent, last), totals.expected_profit]],
      },
    ],
  };
}

/** The point of the line under the mouse. */
function pointText(params: unknown, { texts, language }: ChartSetting): string {
  const value = valueIn(params);
  if (value === null) return "";
  const words = texts.plan;
  return tooltipHtml(words.curve, [
    [words.curve_money, moneyText(value[0], language)],
    [words.curve_profit, moneyText(value[1], language)],
  ]);
}

function valueIn(params: unknown): readonly [number, number] | null {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  if (typeof first !== "object" || first === null || !("value" in first)) return null;
  const value: readonly unknown[] = Array.isArray(first.value) ? first.value : [];
  const [money, profit] = value;
  return typeof money === "number" && typeof profit === "number" ? [money, profit] : null;
}
