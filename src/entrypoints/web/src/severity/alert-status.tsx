import { BellOutlined, CheckOutlined, ClockCircleOutlined } from "@ant-design/icons";
import type { BoardRow } from "../../../../contracts/board.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./alert-status.module.css";

/** What people did about an alert; nothing where there is none. */
export function AlertStatus({ status }: { status: BoardRow["alert_status"] }) {
  const { texts } = useTexts();
  if (status === "quiet") return null;
  return (
    <span className={styles["status"]}>
      <StatusIcon status={status} />
      {texts.alert_status[status]}
    </span>
  );
}

function StatusIcon({ status }: { status: Exclude<BoardRow["alert_status"], "quiet"> }) {
  switch (status) {
    case "raised":
      return <BellOutlined aria-hidden />;
    case "acknowledged":
      return <CheckOutlined aria-hidden />;
    case "snoozed":
      return <ClockCircleOutlined aria-hidden />;
  }
}
