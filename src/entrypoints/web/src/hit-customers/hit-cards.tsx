import cards from "../board/board-cards.module.css";
import { CardFigure } from "../board/card-figure.tsx";
import { moneyText, quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { chanceText, Kinds, useFutureLabel } from "./hit-parts.tsx";
import { HitName, type HitListProps, LastOrder } from "./hit-table.tsx";

/** Customers of an event for narrow screens: a card each. */
export function HitCards({ customers, today, future }: HitListProps) {
  const { texts, language } = useTexts();
  const words = texts.hit_customers;
  const futureLabel = useFutureLabel(future);
  return (
    <ul className={cards["cards"]}>
      {customers.map((customer) => (
        <li key={customer.customer_code} className={cards["card"]} data-severity="none">
          <HitName customer={customer} />
          <Kinds kinds={customer.kinds} />
          <dl className={cards["figures"]}>
            <CardFigure label={words.probability}>{chanceText(customer.probability)}</CardFigure>
            <CardFigure label={words.expected_units}>{quantityText(customer.expected_units, language)}</CardFigure>
            <CardFigure label={words.margin_loss}>{moneyText(customer.margin_loss, language)}</CardFigure>
            <CardFigure label={futureLabel}>{moneyText(customer.future_loss, language)}</CardFigure>
            <CardFigure label={words.alive}>{chanceText(customer.alive_probability)}</CardFigure>
            <CardFigure label={words.last_order}>
              <LastOrder customer={customer} today={today} />
            </CardFigure>
          </dl>
        </li>
      ))}
    </ul>
  );
}
