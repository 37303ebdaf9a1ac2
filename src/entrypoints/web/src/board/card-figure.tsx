import { Tooltip } from "antd";
import type { ReactNode } from "react";
import styles from "./card-figure.module.css";

interface CardFigureProps {
  readonly label: string;
  /** What the figure is counted by, in a word or two. */
  readonly note?: string;
  /** The same in a sentence. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A figure with its name above, in a `dl`. */
export function CardFigure({ label, note, hint, children }: CardFigureProps) {
  return (
    <div className={styles["figure"]}>
      <dt className={styles["label"]}>
        <Tooltip title={hint}>
          <span>{label}</span>
        </Tooltip>
      </dt>
      <dd className={styles["value"]}>
        {children}
        {note !== undefined && <div className={styles["note"]}>{note}</div>}
      </dd>
    </div>
  );
}
