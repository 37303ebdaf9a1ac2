import { Select } from "antd";
import { useState } from "react";
import type { RetentionFigures } from "../../../../contracts/retention.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { monthRows } from "./month-rows.ts";
import styles from "./retention.module.css";

/** The report of one month: the last finished one, or another that is chosen. */
export function MonthReport({ figures: { months, running } }: { figures: RetentionFigures }) {
  const { texts, language } = useTexts();
  const words = texts.retention.report;
  const all = [running, ...months.toReversed()];
  const [chosen, choose] = useState(months.at(-1)?.month ?? running.month);
  const month = all.find((one) => one.month === chosen) ?? running;
  return (
    <Panel title={`${words.title} ${month.month}${month === running ? words.running : ""}`} hint={words.hint}>
      <div className={styles["screen"]}>
        <Select
          aria-label={words.month}
          value={month.month}
          onChange={choose}
          style={{ minWidth: 150 }}
          options={all.map((one) => ({
            value: one.month,
            label: `${one.month}${one === running ? words.running : ""}`,
          }))}
        />
      </div>
      <div className={styles["scroller"]} tabIndex={0} role="group" aria-label={words.title}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              <th scope="col">{words.value}</th>
            </tr>
          </thead>
          <tbody>
            {monthRows(month, { texts, language }).map(({ name, value, note }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {value}
                  {note !== null && <span className={styles["range"]}>{note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
