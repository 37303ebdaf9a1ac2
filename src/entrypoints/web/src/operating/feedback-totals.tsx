import type { FeedbackReport } from "../../../../contracts/feedback-report.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { countText, NOTHING } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { scoreNote, scoreText, trendText } from "./feedback-words.ts";
import styles from "./operating.module.css";

/** Satisfaction, complaints, their share about stock, and how many there are to one stockout. */
export function FeedbackTotals({ report }: { report: FeedbackReport }) {
  const { texts, language } = useTexts();
  const words = texts.feedback;
  const { score, complaints, open_complaints, stock_complaints: stock, recent_events, trend } = report;
  const count = (value: number) => countText(value, language);
  const { days, events } = recent_events;
  return (
    <>
      <dl className={styles["totals"]}>
        <CardFigure label={words.satisfaction} note={scoreNote(score, texts, language)}>
          {scoreText(score)}
        </CardFigure>
        <CardFigure label={words.complaints} note={words.open(count(open_complaints))}>
          {count(complaints)}
        </CardFigure>
        <CardFigure
          label={words.stock_share}
          note={words.stock_counts(count(stock.yes), count(stock.no), count(stock.unsure))}
        >
          {stock.share === null ? NOTHING : shareText(stock.share, language)}
        </CardFigure>
        <CardFigure
          label={words.per_event}
          note={words.per_event_note(count(recent_events.complaints), count(events), days)}
        >
          {events === 0 ? NOTHING : (recent_events.complaints / events).toFixed(2)}
        </CardFigure>
      </dl>
      <PanelNote>{trendText(trend, texts)}</PanelNote>
    </>
  );
}
