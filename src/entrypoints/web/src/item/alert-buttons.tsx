import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Tooltip } from "antd";
import type { BoardRow } from "../../../../contracts/board.ts";
import { postJson } from "../api/api-client.ts";
import { useMay } from "../api/use-may.ts";
import { refreshTopics } from "../api/refresh-topics.ts";
import { itemPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./alert-buttons.module.css";

const SNOOZE_DAYS = 7;

/** What a person may answer to an alert; nothing where none stands. */
export function AlertButtons({ row }: { row: BoardRow }) {
  const { texts } = useTexts();
  const acknowledge = useAnswer(row, "acknowledge", {}, texts.item.acknowledged);
  const snooze = useAnswer(row, "snooze", { days: SNOOZE_DAYS }, texts.item.snoozed);
  const mayAnswer = useMay("answer_alerts");
  if (row.alert_status === "quiet" || !mayAnswer) return null;
  return (
    <div className={styles["buttons"]}>
      <Tooltip title={texts.item.acknowledge_hint}>
        <Button
          type="primary"
          loading={acknowledge.isPending}
          disabled={row.alert_status === "acknowledged"}
          onClick={() => acknowledge.mutate()}
        >
          {row.alert_status === "acknowledged" ? texts.item.acknowledged : texts.item.acknowledge}
        </Button>
      </Tooltip>
      <Tooltip title={texts.item.snooze_hint}>
        <Button loading={snooze.isPending} disabled={row.alert_status === "snoozed"} onClick={() => snooze.mutate()}>
          {row.alert_status === "snoozed" ? texts.item.snoozed : texts.item.snooze}
        </Button>
      </Tooltip>
    </div>
  );
}

function useAnswer(row: BoardRow, answer: "acknowledge" | "snooze", body: object, thanks: string) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => postJson(`${itemPath(row)}/${answer}`, body),
    onSuccess: async () => {
      await refreshTopics(client, ["board"]);
      void message.success(thanks);
    },
    onError: (error) => void message.error(error.message || texts.item.failed),
  });
}
