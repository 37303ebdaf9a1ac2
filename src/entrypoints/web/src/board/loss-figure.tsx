import { Tooltip } from "antd";
import type { BoardRow } from "../../../../contracts/board.ts";
import { moneyText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./figures.module.css";

/** Money at stake, marked where it is counted at the sales price. */
export function LossFigure({ row }: { row: BoardRow }) {
  const { texts, language } = useTexts();
  const isAtPrice = row.expected_loss_basis === "price" && (row.expected_loss ?? 0) > 0;
  return (
    <span className={styles["stack"]}>
      <span className={styles["loss"]}>{moneyText(row.expected_loss, language)}</span>
      {isAtPrice && (
        <Tooltip title={texts.board.by_price_hint}>
          <span className={styles["basis"]}>{texts.board.by_price}</span>
        </Tooltip>
      )}
    </span>
  );
}
