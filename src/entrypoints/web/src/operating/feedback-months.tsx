import type { FeedbackReport } from "../../../../contracts/feedback-report.ts";
import { countText, NOTHING } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { perThousandText, scoreNote, scoreText } from "./feedback-words.ts";
import { FigureTable } from "./figure-table.tsx";
import styles from "./operating.module.css";
import { RateCell } from "./rate-cell.tsx";

/** The bar of a complaint rate is full here. */
const FULL_RATE = 50;
const HIGHEST_SCORE = 5;

/** Satisfaction and complaints by month, the latest first. */
export function FeedbackMonths({ months }: { months: FeedbackReport["months"] }) {
  const { texts, language } = useTexts();
  const words = texts.feedback;
  const shown = months.filter(({ feedback }) => feedback > 0).toReversed();
  return (
    <div>
      <h3 className={styles["subtitle"]}>{words.by_month}</h3>
      <FigureTable
        caption={words.by_month}
        heads={[words.month, words.satisfaction, words.complaints, words.rate, words.orders]}
        rows={shown.map(({ month, score, complaints, complaints_per_1000, orders }) => ({
          name: month,
          cells: [
            <RateCell
              key="score"
              text={scoreText(score)}
              share={score.mean === null ? null : score.mean / HIGHEST_SCORE}
              note={scoreNote(score, texts, language)}
            />,
            countText(complaints, language),
            complaints_per_1000 === null ? (
              <RateCell text={NOTHING} note={words.few_orders} />
            ) : (
              <RateCell
                text={perThousandText(complaints_per_1000)}
                share={complaints_per_1000 / FULL_RATE}
                tone="watch"
              />
            ),
            countText(orders, language),
          ],
        }))}
      />
    </div>
  );
}
