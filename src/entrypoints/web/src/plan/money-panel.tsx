import { useMemo } from "react";
import type { PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { Chart } from "../charts/chart.tsx";
import { moneyCurveOption } from "../charts/money-curve-option.ts";
import { useChartSetting } from "../charts/use-chart-setting.ts";
import { moneyText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";

/** How far money pays, and where this plan is. */
export function MoneyPanel({ plan }: { plan: PurchasePlan }) {
  const setting = useChartSetting();
  const { texts, language, isPhone } = setting;
  const words = texts.plan;
  const { spent, expected_profit } = plan.totals;
  const option = useMemo(() => moneyCurveOption(plan, setting), [plan, setting]);
  const summary = words.curve_summary(moneyText(spent, language), moneyText(expected_profit, language));
  return (
    <Panel title={words.curve} hint={words.curve_hint}>
      <Chart key={language} option={option} summary={summary} height={isPhone ? 240 : 280} />
    </Panel>
  );
}
