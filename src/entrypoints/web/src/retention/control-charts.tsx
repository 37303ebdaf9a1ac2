import { useMemo } from "react";
import type { ControlChartReport, RetentionFigures } from "../../../../contracts/retention.ts";
import { Chart } from "../charts/chart.tsx";
import { controlChartOption } from "../charts/control-chart-option.ts";
import { useChartSetting } from "../charts/use-chart-setting.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./retention.module.css";

const HEIGHT = 260;

/** The monthly churn rate and stockout rate with their limits and alarms. */
export function ControlCharts({ figures }: { figures: RetentionFigures }) {
  const { chart: words } = useTexts().texts.retention;
  return (
    <>
      <OneChart
        title={words.churn}
        chart={figures.churn_chart}
        own={{ hint: words.churn_hint, too_few: words.churn_too_few }}
      />
      <OneChart title={words.stockout} chart={figures.stockout_chart} />
    </>
  );
}

interface OneChartProps {
  readonly title: string;
  readonly chart: ControlChartReport;
  /** What holds for this chart alone. */
  readonly own?: { readonly hint: string; readonly too_few: string };
}

function OneChart({ title, chart, own }: OneChartProps) {
  const { texts, language } = useTexts();
  const { chart: words } = texts.retention;
  const and = (first: string, second: string | undefined) =>
    second === undefined ? first : `${first}${language === "zh" ? "" : " "}${second}`;
  const setting = useChartSetting();
  const option = useMemo(() => controlChartOption(chart, setting), [chart, setting]);
  const rated = chart.points.filter(({ rate }) => rate !== null);
  if (rated.length === 0) {
    return (
      <Panel title={title}>
        <PanelNote>{words.none}</PanelNote>
      </Panel>
    );
  }
  const alarms = chart.points.flatMap(({ period, alarms: raised }) =>
    raised.map((alarm) => words.alarm(period, words.alarms[alarm])),
  );
  return (
    <Panel title={title} hint={and(words.hint, own?.hint)}>
      <Chart option={option} summary={words.summary(title, rated.length)} height={HEIGHT} />
      {chart.kind === "too_few_periods" && <PanelNote>{and(words.too_few(chart.needed), own?.too_few)}</PanelNote>}
      {chart.kind === "judged" && alarms.length === 0 && <PanelNote>{words.no_alarm}</PanelNote>}
      {alarms.length > 0 && (
        <ul className={styles["list"]}>
          {alarms.map((alarm) => (
            <li key={alarm} className={styles["alarm"]}>
              ⚠ {alarm}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
