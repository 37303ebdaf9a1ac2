import { Segmented } from "antd";
import { useMemo, useState } from "react";
import type { RehearsalReport, RehearsalState, RehearsedGroup } from "../../../../contracts/rehearsal.ts";
import { Chart } from "../charts/chart.tsx";
import { frontierOption } from "../charts/frontier-option.ts";
import { useChartSetting } from "../charts/use-chart-setting.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { comparisonSentence } from "./comparison-sentence.ts";
import { LevelInUse } from "./level-in-use.tsx";
import { RehearsalTable } from "./rehearsal-table.tsx";
import styles from "./rehearsal.module.css";

interface ResultsProps {
  readonly report: RehearsalReport;
  readonly state: RehearsalState;
}

/** One group of items at a time: the picture, what it says, and the figures. */
export function RehearsalResults({ report, state }: ResultsProps) {
  const { texts } = useTexts();
  const words = texts.rehearsal;
  const groups = shownGroups(report.groups);
  const [chosen, setChosen] = useState<RehearsedGroup["group"] | null>(null);
  const group = groups.find((one) => one.group === chosen) ?? groups[0];
  if (group === undefined) return null;
  return (
    <>
      {groups.length > 1 && (
        <Segmented
          aria-label={words.groups}
          value={group.group}
          onChange={setChosen}
          options={groups.map((one) => ({ value: one.group, label: words.group[one.group] }))}
        />
      )}
      <Frontier key={group.group} group={group} report={report} />
      <Panel title={words.group[group.group]} hint={words.items(group.items)}>
        <LevelInUse group={group.group} state={state} />
        <RehearsalTable group={group} report={report} state={state} />
      </Panel>
    </>
  );
}

/** Where all items are of one class, that class is the whole. */
function shownGroups(groups: readonly RehearsedGroup[]): readonly RehearsedGroup[] {
  const classes = groups.filter(({ group }) => group === "A" || group === "B" || group === "C");
  return classes.length === 1 ? groups.filter(({ group }) => group !== "all").toReversed() : groups;
}

function Frontier({ group, report }: { group: RehearsedGroup; report: RehearsalReport }) {
  const setting = useChartSetting();
  const { texts, language, isPhone } = setting;
  const words = texts.rehearsal;
  const { points, comparisons } = group;
  const option = useMemo(
    () => frontierOption({ points, measure: report.stock_measure }, setting),
    [points, report.stock_measure, setting],
  );
  return (
    <Panel title={words.chart} hint={words.chart_hint}>
      <Chart key={language} option={option} summary={words.chart_summary(points.length)} height={isPhone ? 320 : 360} />
      <ul className={styles["sentences"]}>
        {comparisons.map((comparison) => (
          <li key={comparison.against}>{comparisonSentence(comparison, group.items, texts)}</li>
        ))}
      </ul>
    </Panel>
  );
}
