import { Tag } from "antd";
import type { OperatingReport } from "../../../../contracts/operating-figures.ts";
import { dayText } from "../format/day-text.ts";
import { NOTHING, quantityText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { asStarted } from "../text/as-started.ts";
import { useTexts } from "../text/language-context.tsx";
import { FiguredItemLine } from "./figured-items.tsx";
import styles from "./operating.module.css";

/** Counts that people were asked for on the platform, or how to have them asked. */
export function CountTasks({ report }: { report: OperatingReport }) {
  const { texts, language } = useTexts();
  const words = texts.operating.count_tasks;
  const { count_tasks, asked_counts, has_count_form, today } = report;
  const day = (text: string) => dayText(text, today, language);
  return (
    <Panel title={asked_counts === 0 ? words.title : `${words.title} ${asked_counts}`} hint={words.hint}>
      {!has_count_form && <PanelNote>{asStarted(words.no_form)}</PanelNote>}
      {has_count_form && count_tasks.length === 0 && <PanelNote>{words.none}</PanelNote>}
      {count_tasks.length > 0 && (
        <ul className={styles["list"]}>
          {count_tasks.map((task) => (
            <FiguredItemLine
              key={`${task.item_code} ${task.location_code} ${task.reason}`}
              item={task}
              figure={
                <>
                  {task.book_quantity === null ? NOTHING : quantityText(task.book_quantity, language)}
                  <span className={styles["note"]}>{words.book}</span>
                </>
              }
            >
              <Tag>{texts.operating.proposals.reason[task.reason]}</Tag>
              {task.is_late && <Tag color="warning">{words.late}</Tag>}
              {words.dates(day(task.opened_on), day(task.due_on))}
            </FiguredItemLine>
          ))}
        </ul>
      )}
      {asked_counts > count_tasks.length && (
        <PanelNote>{texts.operating.proposals.more(count_tasks.length, asked_counts)}</PanelNote>
      )}
    </Panel>
  );
}
