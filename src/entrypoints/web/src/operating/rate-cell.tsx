import styles from "./operating.module.css";

/** How good a figure is; a word beside it says the same. */
export type Tone = "none" | "watch" | "high" | "critical" | "unknown";

interface RateCellProps {
  readonly text: string;
  /** Length of the bar, 0–1; none where left out. */
  readonly share?: number | null;
  readonly tone?: Tone;
  readonly note?: string | undefined;
}

/** A figure with a small bar below, and a note. */
export function RateCell({ text, share = null, tone = "unknown", note }: RateCellProps) {
  return (
    <span className={styles["rate"]} data-severity={tone}>
      <span className={styles["number"]}>{text}</span>
      {share !== null && (
        <span className={styles["track"]} aria-hidden="true">
          <span className={styles["bar"]} style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
        </span>
      )}
      {note !== undefined && <span className={styles["note"]}>{note}</span>}
    </span>
  );
}
