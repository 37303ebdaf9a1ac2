import type { BoardRow } from "../../../../contracts/board.ts";
import { quantityText } from "../format/number-text.ts";
import { daysOfSupplyText, suggestionText } from "../format/risk-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { AlertStatus } from "../severity/alert-status.tsx";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { CardFigure } from "./card-figure.tsx";
import { rowKey } from "./changed-rows.ts";
import { LossFigure } from "./loss-figure.tsx";
import { ProbabilityBar } from "./probability-bar.tsx";
import { StockoutDate } from "./stockout-date.tsx";
import styles from "./board-cards.module.css";

interface BoardCardsProps {
  readonly rows: readonly BoardRow[];
  readonly today: string;
  readonly flashing: ReadonlySet<string>;
}

/** One page of the board for narrow screens: a card per item. */
export function BoardCards({ rows, today, flashing }: BoardCardsProps) {
  return (
    <ul className={styles["cards"]}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <BoardCard row={row} today={today} isFlashing={flashing.has(rowKey(row))} />
        </li>
      ))}
    </ul>
  );
}

function BoardCard({ row, today, isFlashing }: { row: BoardRow; today: string; isFlashing: boolean }) {
  const { texts, language } = useTexts();
  const placeName = usePlaceName();
  return (
    <PageLink
      className={styles["card"]}
      href={itemPath(row)}
      data-severity={row.severity}
      data-is-flashing={isFlashing || undefined}
    >
      <div className={styles["head"]}>
        <SeverityTag severity={row.severity} />
        {row.alert_status !== "raised" && <AlertStatus status={row.alert_status} />}
      </div>
      <div className={styles["name"]}>{row.item_name}</div>
      <div className={styles["code"]}>
        {[row.item_code, placeName(row.location_code), row.category]
          .filter((part) => part !== null && part !== "")
          .join(" · ")}
      </div>
      <dl className={styles["figures"]}>
        <CardFigure label={texts.board.on_hand}>{quantityText(row.on_hand, language)}</CardFigure>
        <CardFigure label={texts.board.days_of_supply} note={texts.board.supply_basis}>
          {daysOfSupplyText(row, texts, language)}
        </CardFigure>
        <CardFigure label={texts.board.stockout_date}>
          <StockoutDate row={row} today={today} />
        </CardFigure>
        <CardFigure label={texts.board.stockout_probability}>
          <ProbabilityBar row={row} />
        </CardFigure>
        <CardFigure label={texts.board.suggested_order_quantity}>{suggestionText(row, texts, language)}</CardFigure>
        <CardFigure label={texts.board.expected_loss}>
          <LossFigure row={row} />
        </CardFigure>
      </dl>
      <p className={styles["reason"]}>{row.reason}</p>
    </PageLink>
  );
}
