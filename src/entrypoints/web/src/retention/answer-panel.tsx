import type { RetentionFigures, RetentionReport } from "../../../../contracts/retention.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { dayText } from "../format/day-text.ts";
import { moneyText, quantityText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./retention.module.css";

/** How many customers and how much money, with how sure that is, or why it cannot be told. */
export function AnswerPanel({ figures, today, missing }: RetentionReport & { readonly figures: RetentionFigures }) {
  const { texts, language } = useTexts();
  const words = texts.retention;
  const { effect, lost_now, kept_since, effect_made_on } = figures;
  const told = effect.kind === "estimated" ? effect : null;
  const people = (n: number) => quantityText(Math.round(n), language);
  const money = (n: number) => moneyText(n, language);
  return (
    <Panel title={words.answer}>
      <p className={styles["answer"]}>{figures.answer}</p>
      <dl className={styles["figures"]}>
        <CardFigure label={words.estimate.lost_customers}>
          {told === null ? words.estimate.unknown : words.estimate.people(people(told.lost.value))}
          {told !== null && <Range low={people(told.lost.low)} high={people(told.lost.high)} />}
        </CardFigure>
        <CardFigure label={words.estimate.lost_margin}>
          {told === null ? words.estimate.unknown : money(-told.margin.value)}
          {told !== null && <Range low={money(-told.margin.high)} high={money(-told.margin.low)} />}
        </CardFigure>
        <CardFigure label={words.estimate.now_units}>
          {words.estimate.units(quantityText(lost_now.units, language))}
        </CardFigure>
        <CardFigure label={words.estimate.now_margin}>
          {money(lost_now.margin)}
          {lost_now.units_without_margin > 0 && (
            <span className={styles["range"]}>
              {words.estimate.without_cost(quantityText(lost_now.units_without_margin, language))}
            </span>
          )}
        </CardFigure>
      </dl>
      {missing.length > 0 && (
        <>
          <h3 className={styles["subtitle"]}>{words.missing}</h3>
          <ul className={styles["list"]}>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      <p className={styles["soft"]}>
        {words.effect_made_on(dayText(effect_made_on, today, language))}
        {kept_since !== null && `；${words.kept_since(dayText(kept_since, today, language))}`}
      </p>
    </Panel>
  );
}

function Range({ low, high }: { readonly low: string; readonly high: string }) {
  const { texts } = useTexts();
  return <span className={styles["range"]}>{texts.retention.estimate.range(low, high)}</span>;
}
