import type { BoardRow } from "../../../../contracts/board.ts";
import { NOTHING } from "../format/number-text.ts";
import { probabilityText } from "../format/risk-text.ts";
import styles from "./probability-bar.module.css";

/** A chance as a number and a small bar. */
export function ProbabilityBar({ row }: { row: Pick<BoardRow, "severity" | "stockout_probability"> }) {
  const probability = row.stockout_probability;
  if (probability === null) return <span>{NOTHING}</span>;
  return (
    <span className={styles["probability"]} data-severity={row.severity}>
      <span className={styles["track"]} aria-hidden="true">
        <span className={styles["bar"]} style={{ width: `${probability * 100}%` }} />
      </span>
      <span className={styles["number"]}>{probabilityText(probability)}</span>
    </span>
  );
}
