import { Button, Tooltip } from "antd";
import { SNOOZE_DAYS } from "../../../../domain/alert/snooze-days.ts";
import type { BoardRow } from "../../../../contracts/board.ts";
import { useMay } from "../api/use-may.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./alert-buttons.module.css";
import { AssignButton } from "./assign-button.tsx";
import { useAnswer } from "./use-answer.ts";

/** What a person may answer to an alert; nothing where none stands. */
export function AlertButtons({ row }: { row: BoardRow }) {
  const { texts } = useTexts();
  const acknowledge = useAnswer(row, "acknowledge", texts.item.acknowledged);
  const snooze = useAnswer(row, "snooze", texts.item.snoozed);
  const mayAnswer = useMay("answer_alerts");
  if (row.alert_status === "quiet" || !mayAnswer) return null;
  return (
    <div className={styles["buttons"]}>
      <Tooltip title={texts.item.acknowledge_hint}>
        <Button
          type="primary"
          loading={acknowledge.isPending}
          disabled={row.alert_status === "acknowledged"}
          onClick={() => acknowledge.mutate({})}
        >
          {row.alert_status === "acknowledged" ? texts.item.acknowledged : texts.item.acknowledge}
        </Button>
      </Tooltip>
      <Tooltip title={texts.item.snooze_hint}>
        <Button
          loading={snooze.isPending}
          disabled={row.alert_status === "snoozed"}
          onClick={() => snooze.mutate({ days: SNOOZE_DAYS })}
        >
          {row.alert_status === "snoozed" ? texts.item.snoozed : texts.item.snooze}
        </Button>
      </Tooltip>
      <AssignButton row={row} />
    </div>
  );
}
