import type { BoardRow } from "../../../../contracts/board.ts";
import { useTexts } from "../text/language-context.tsx";
import { SeverityIcon } from "./severity-icon.tsx";
import styles from "./severity-tag.module.css";

/** A light as icon and word; 缺货 alone is filled, as the one that has happened already. */
export function SeverityTag({ severity }: { severity: BoardRow["severity"] }) {
  const { texts } = useTexts();
  return (
    <span className={styles["tag"]} data-severity={severity}>
      <SeverityIcon severity={severity} />
      {texts.severity[severity]}
    </span>
  );
}
