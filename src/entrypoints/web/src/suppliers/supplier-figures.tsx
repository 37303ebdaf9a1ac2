import type { SupplierReportRow } from "../../../../contracts/suppliers.ts";
import { percentText } from "../../../../domain/text/quantity-text.ts";
import { countText, moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./suppliers.module.css";

/** A share in per cent; the dash where it is not known. */
export function rateText(share: number | null): string {
  return share === null ? NOTHING : percentText(share);
}

/** A score in whole points; the dash where there is none. */
export function scoreText({ score }: Pick<SupplierReportRow, "score">): string {
  return score === null ? NOTHING : String(Math.round(score.value));
}

/** A score with its unit; nothing where there is none. */
export function Score({ row }: { row: SupplierReportRow }) {
  const { texts } = useTexts();
  return row.score === null ? null : (
    <strong className={styles["score"]}>{texts.suppliers.points(scoreText(row))}</strong>
  );
}

/** The late share, and below it how late the late ones are. */
export function LateFigure({ row: { lateness } }: { row: SupplierReportRow }) {
  const { texts, language } = useTexts();
  const { late_rate, late_p90_days } = lateness;
  return (
    <Figure
      value={rateText(late_rate)}
      note={
        late_rate === null || late_p90_days === null
          ? null
          : texts.suppliers.late_p90(quantityText(late_p90_days, language))
      }
    />
  );
}

/** How many items, and below it how many have no other source. */
export function ItemsFigure({ row }: { row: SupplierReportRow }) {
  const { texts, language } = useTexts();
  const { item_count, single_source_count } = row;
  return (
    <Figure
      value={countText(item_count, language)}
      note={single_source_count === 0 ? null : texts.suppliers.single(countText(single_source_count, language))}
    />
  );
}

/** The share of the shop that hangs on it, and below it the money. */
export function DependenceFigure({ row }: { row: SupplierReportRow }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  const { dependence, expected_loss, purchase_value } = row;
  return (
    <Figure
      value={percentText(dependence)}
      note={
        expected_loss > 0
          ? words.loss_value(moneyText(expected_loss, language))
          : purchase_value > 0
            ? words.purchase_value(moneyText(purchase_value, language))
            : null
      }
    />
  );
}

function Figure({ value, note }: { value: string; note: string | null }) {
  return (
    <span className={styles["figure"]}>
      {value}
      {note !== null && <span className={styles["note"]}>{note}</span>}
    </span>
  );
}
