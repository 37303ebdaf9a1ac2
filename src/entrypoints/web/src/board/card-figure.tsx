import type { ReactNode } from "react";
import styles from "./card-figure.module.css";

/** A figure with its name above, in a `dl`. */
export function CardFigure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles["figure"]}>
      <dt className={styles["label"]}>{label}</dt>
      <dd className={styles["value"]}>{children}</dd>
    </div>
  );
}
