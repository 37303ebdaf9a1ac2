import type { EChartsOption } from "echarts";
import type { StockoutEventsReport } from "../../../../contracts/stockout-events.ts";
import { moneyText, quantityText } from "../format/number-text.ts";
import { FONT } from "../theme/font.ts";
import { pointedIndex, tooltipDress, tooltipHtml } from "./chart-parts.ts";
import type { ChartSetting } from "./chart-setting.ts";

type Loss = Pick<StockoutEventsReport["causes"]["total"], "lost_money" | "lost_units">;

/** Money lost by cause, units where the reader may not see money: a bar each, the largest on top. */
export function causeLossOption({ rows, total }: StockoutEventsReport["causes"], setting: ChartSetting): EChartsOption {
  const { texts, palette, language, isPhone } = setting;
  const words = texts.events;
  const shown = rows.toReversed();
  const inMoney = total.lost_money !== null;
  const name = inMoney ? words.lost_money : words.lost_units;
  const amountOf = ({ lost_money, lost_units }: Loss) => (inMoney ? lost_money : lost_units);
  const amountText = (amount: number | null) =>
    inMoney || amount === null ? moneyText(amount, language) : quantityText(amount, language);
  return {
    textStyle: { fontFamily: FONT },
    animationDuration: 300,
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      ...tooltipDress(setting),
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (params: unknown) => {
        const row = shown[pointedIndex(params) ?? -1];
        if (row === undefined) return "";
        return tooltipHtml(words.cause[row.cause], [
          [name, amountText(amountOf(row))],
          [words.events, String(Math.round(row.events * 10) / 10)],
        ]);
      },
    },
    xAxis: {
      type: "value",
      splitNumber: isPhone ? 2 : 4,
      axisLabel: {
        color: palette.ink_soft,
        hideOverlap: true,
        formatter: amountText,
      },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      type: "category",
      data: shown.map(({ cause }) => words.cause[cause]),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink },
    },
    series: [
      {
        name,
        type: "bar",
        barMaxWidth: 18,
        data: shown.map((row) => ({
          value: amountOf(row),
          itemStyle: {
            color: row.cause === "undetermined" ? palette.muted : palette.accent,
            borderRadius: [0, 4, 4, 0],
          },
        })),
      },
    ],
  };
}
