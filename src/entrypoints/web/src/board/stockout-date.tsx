import type { BoardRow } from "../../../../contracts/board.ts";
import { fromTodayText } from "../format/day-text.ts";
import { stockoutDateText } from "../format/risk-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./figures.module.css";

/** When it runs out, and how far off that is. */
export function StockoutDate({ row, today }: { row: BoardRow; today: string }) {
  const { texts, language } = useTexts();
  const ahead = row.severity === "out" ? null : row.stockout_date;
  return (
    <span className={styles["stack"]}>
      <span className={row.severity === "out" ? styles["gone"] : undefined}>
        {stockoutDateText(row, today, texts, language)}
      </span>
      {ahead !== null && <span className={styles["note"]}>{fromTodayText(ahead, today, texts)}</span>}
    </span>
  );
}
