import { Select } from "antd";
import { useMemo, useState } from "react";
import type { RetentionFigures } from "../../../../contracts/retention.ts";
import { Chart } from "../charts/chart.tsx";
import { recoveryOption, type ToldCurve } from "../charts/recovery-option.ts";
import { useChartSetting } from "../charts/use-chart-setting.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import styles from "./retention.module.css";

type Recovery = RetentionFigures["recoveries"][number];
type Told = Recovery & { readonly curve: ToldCurve };

const HEIGHT = 240;

/** How sales came back after the latest stockouts, one at a time. */
export function RecoveryPanel({ recoveries }: Pick<RetentionFigures, "recoveries">) {
  const words = useTexts().texts.retention.recovery;
  const told = recoveries.filter((one): one is Told => one.curve.kind === "estimated");
  const untold = recoveries.filter(({ curve }) => curve.kind === "not_estimable");
  return (
    <Panel title={words.title} hint={words.hint}>
      {recoveries.length === 0 && <PanelNote>{words.none}</PanelNote>}
      {told.length > 0 && <ToldCurves told={told} />}
      {untold.length > 0 && (
        <>
          <PanelNote>{words.untold(untold.length)}</PanelNote>
          <ul className={styles["list"]}>
            {untold.map((one) => (
              <li key={keyOf(one)}>
                {one.item_name}：{one.curve.kind === "not_estimable" && words.reasons[one.curve.reason]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function ToldCurves({ told }: { told: readonly Told[] }) {
  const words = useTexts().texts.retention.recovery;
  const placeName = usePlaceName();
  const [chosen, choose] = useState<string | null>(null);
  const shown = told.find((one) => keyOf(one) === chosen) ?? told[0];
  const setting = useChartSetting();
  const option = useMemo(() => (shown === undefined ? {} : recoveryOption(shown.curve, setting)), [shown, setting]);
  if (shown === undefined) return null;
  const { curve, item_name, out_from, back_on } = shown;
  return (
    <>
      <Select
        aria-label={words.event}
        value={keyOf(shown)}
        onChange={choose}
        style={{ width: "100%", maxWidth: 520 }}
        options={told.map((one) => ({
          value: keyOf(one),
          label: `${one.item_name}（${placeName(one.location_code)}） ${words.out(one.out_from, one.back_on)}`,
        }))}
      />
      <Chart option={option} summary={words.summary(item_name, curve.points.length)} height={HEIGHT} />
      <p className={styles["soft"]}>
        {words.out(out_from, back_on)}；
        {curve.recovered_week === null ? words.not_recovered : words.recovered(curve.recovered_week)}
      </p>
    </>
  );
}

function keyOf({ event_no, out_from }: Recovery): string {
  return `${event_no} ${out_from}`;
}
