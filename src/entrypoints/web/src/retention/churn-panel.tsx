import type { RetentionFigures, ShareReport } from "../../../../contracts/retention.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { countText } from "../format/number-text.ts";
import { rateText } from "../format/rate-text.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./retention.module.css";
import { PlainTable } from "./plain-table.tsx";

const OUTCOMES = ["lost", "same_item", "switched", "other_goods", "pending", "unknown"] as const;
const SHOWN = 12;

/** 缺货流失率 with its definition, what became of everybody, and the rate by item and channel. */
export function ChurnPanel({ figures, definition }: { figures: RetentionFigures; definition: string }) {
  const { texts, language } = useTexts();
  const words = texts.retention.churn;
  const { by_customer, by_order } = figures.churn;
  const count = (n: number) => countText(n, language);
  return (
    <Panel title={words.title}>
      <p className={styles["definition"]}>{definition}</p>
      <dl className={styles["figures"]}>
        <ShareFigure label={words.by_customer} share={by_customer.churn} />
        <ShareFigure label={words.by_order} share={by_order.churn} />
      </dl>
      <PlainTable
        caption={words.outcome}
        heads={[words.outcome, words.customers, words.orders]}
        rows={OUTCOMES.map((outcome) => [
          words.outcomes[outcome],
          count(by_customer.outcomes[outcome]),
          count(by_order.outcomes[outcome]),
        ])}
      />
      <Parts title={words.by_item} head={words.item} parts={figures.by_item} />
      {figures.by_channel.length > 1 && (
        <Parts title={words.by_channel} head={words.channel} parts={figures.by_channel} />
      )}
    </Panel>
  );
}

interface PartsProps {
  readonly title: string;
  /** Over the names. */
  readonly head: string;
  readonly parts: RetentionFigures["by_item"];
}

function Parts({ title, head, parts }: PartsProps) {
  const { texts, language } = useTexts();
  const words = texts.retention.churn;
  const judged = parts.filter(({ counts }) => counts.by_customer.churn !== null).slice(0, SHOWN);
  if (judged.length === 0) return null;
  return (
    <>
      <h3 className={styles["subtitle"]}>{title}</h3>
      <PlainTable
        caption={title}
        heads={[head, words.rate, words.range, words.judged]}
        rows={judged.map(
          ({
            key,
            name,
            counts: {
              by_customer: { churn },
            },
          }) => [
            name === "" ? words.no_channel : name === key ? name : `${name}（${key}）`,
            rateText(churn?.rate ?? null, language),
            `${rateText(churn?.low ?? null, language)}–${rateText(churn?.high ?? null, language)}`,
            words.of(countText(churn?.count ?? 0, language), countText(churn?.of ?? 0, language)),
          ],
        )}
      />
    </>
  );
}

function ShareFigure({ label, share }: { label: string; share: ShareReport }) {
  const { texts, language } = useTexts();
  const { churn, estimate } = texts.retention;
  return (
    <CardFigure label={label}>
      {share === null ? churn.none : rateText(share.rate, language)}
      {share !== null && (
        <span className={styles["range"]}>
          {estimate.range(rateText(share.low, language), rateText(share.high, language))}，
          {churn.of(countText(share.count, language), countText(share.of, language))}
        </span>
      )}
    </CardFigure>
  );
}
