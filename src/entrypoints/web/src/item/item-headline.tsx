import type { ItemReport } from "../../../../contracts/item-report.ts";
import { countText, moneyText, quantityText } from "../format/number-text.ts";
import { daysOfSupplyText, suggestionText } from "../format/risk-text.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { LossFigure } from "../board/loss-figure.tsx";
import { ProbabilityBar } from "../board/probability-bar.tsx";
import { StockoutDate } from "../board/stockout-date.tsx";
import { AlertStatus } from "../severity/alert-status.tsx";
import { SeverityIcon } from "../severity/severity-icon.tsx";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { AlertButtons } from "./alert-buttons.tsx";
import { ClassChips } from "./class-chips.tsx";
import styles from "./item-headline.module.css";

interface ItemHeadlineProps {
  readonly item: ItemReport;
  readonly today: string;
  readonly unit: string;
}

/** The light, the sentence that explains it, and what to press. */
export function ItemHeadline({ item, today, unit }: ItemHeadlineProps) {
  const { row, supplier_name, classes, future_loss } = item;
  const { texts, language } = useTexts();
  const withUnit = (text: string, units: number | null) => (units === null || units === 0 ? text : `${text} ${unit}`);
  const basis = item.production.length > 0 ? texts.board.supply_basis_planned : texts.board.supply_basis_long;
  const suggestion = withUnit(suggestionText(row, texts, language), row.suggested_order_quantity);
  const supplier = supplier_name === null ? null : `${texts.item.supplier} ${supplier_name}`;
  const placeName = usePlaceName();
  const facts = [row.item_code, placeName(row.location_code), row.category, supplier];
  return (
    <section className={styles["headline"]} data-severity={row.severity}>
      <div className={styles["top"]}>
        <span className={styles["lamp"]}>
          <SeverityIcon severity={row.severity} />
        </span>
        <div className={styles["words"]}>
          <div className={styles["marks"]}>
            <SeverityTag severity={row.severity} />
            <AlertStatus status={row.alert_status} />
            {row.assigned_to !== null && (
              <span className={styles["assigned"]}>{texts.responses.assigned_to(row.assigned_to)}</span>
            )}
          </div>
          <h1 className={styles["name"]}>{row.item_name}</h1>
          <p className={styles["facts"]}>{facts.filter((fact) => fact !== null && fact !== "").join(" · ")}</p>
          <ClassChips classes={classes} />
        </div>
        <AlertButtons row={row} />
      </div>
      <p className={styles["sentence"]} lang="zh-CN">
        {row.reason}
      </p>
      <dl className={styles["figures"]}>
        <CardFigure label={texts.board.on_hand}>
          {withUnit(quantityText(row.on_hand, language), row.on_hand)}
        </CardFigure>
        <CardFigure label={texts.board.days_of_supply} note={basis} hint={texts.board.supply_hint}>
          {daysOfSupplyText(row, texts, language)}
        </CardFigure>
        <CardFigure label={texts.board.stockout_date}>
          <StockoutDate row={row} today={today} />
        </CardFigure>
        <CardFigure label={texts.board.stockout_probability}>
          <ProbabilityBar row={row} />
        </CardFigure>
        <CardFigure label={texts.board.suggested_order_quantity}>{suggestion}</CardFigure>
        <CardFigure label={texts.board.expected_loss}>
          <LossFigure row={row} />
        </CardFigure>
        {future_loss !== null && (
          <CardFigure
            label={texts.hit_customers.future_loss[future_loss.basis]}
            hint={texts.hit_customers.future_hint}
            note={texts.hit_customers.customer_count(countText(future_loss.customers, language))}
          >
            {moneyText(future_loss.yuan, language)}
          </CardFigure>
        )}
      </dl>
    </section>
  );
}
