import type { RehearsalReport } from "../../../../contracts/rehearsal.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { fullDayText } from "../format/day-text.ts";
import { instantText } from "../format/instant-text.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./rehearsal.module.css";

/** What the figures rest on, and what they cannot say. */
export function RehearsalFacts({ report }: { report: RehearsalReport }) {
  const { texts, language } = useTexts();
  const words = texts.rehearsal;
  const { first_day, days, wished_days, items, filled_days, item_days } = report;
  const told = (count: number, sentence: (n: number) => string) => (count > 0 ? [sentence(count)] : []);
  const facts = [
    ...(days < wished_days ? [words.shorter(wished_days, days)] : []),
    words.filled(filled_days, levelText(item_days === 0 ? 0 : filled_days / item_days)),
    ...told(report.assumed_stock, words.assumed_stock),
    ...told(report.assumed_lead_time, words.assumed_lead_time),
    ...told(report.without_cost, words.without_cost),
    ...told(report.with_own_level, words.with_own_level),
  ];
  return (
    <Panel title={words.basis} hint={words.made_at(instantText(report.made_at, language))}>
      <p>{words.span(fullDayText(first_day, language), days, items)}</p>
      <ul className={styles["facts"]}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <LeftOutList left_out={report.left_out} />
      <p className={styles["soft"]}>{words.assumptions}</p>
    </Panel>
  );
}

/** Items that could not take part, by reason. */
export function LeftOutList({ left_out }: { left_out: RehearsalReport["left_out"] }) {
  const { rehearsal: words } = useTexts().texts;
  if (left_out.length === 0) return null;
  return (
    <ul className={styles["facts"]}>
      {left_out.map(({ reason, items }) => (
        <li key={reason}>{words.left_out(items, words.reason[reason])}</li>
      ))}
    </ul>
  );
}
