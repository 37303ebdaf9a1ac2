import { Tooltip } from "antd";
import styles from "./noted-title.module.css";

interface NotedTitleProps {
  readonly title: string;
  /** What the column is counted by, in a word or two. */
  readonly note: string;
  /** The same in a sentence. */
  readonly hint: string;
}

/** The head of a column whose figures are easily taken for others. */
export function NotedTitle({ title, note, hint }: NotedTitleProps) {
  return (
    <Tooltip title={hint} placement="top">
      <span className={styles["title"]}>
        {title}
        <span className={styles["note"]}>{note}</span>
      </span>
    </Tooltip>
  );
}
