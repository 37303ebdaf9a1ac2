import type { StockoutEventReport } from "../../../../contracts/stockout-events.ts";
import { percentText } from "../../../../domain/text/quantity-text.ts";
import { countText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { OpenForm, RecordLink } from "./record-link.tsx";
import styles from "./events.module.css";

type Cause = StockoutEventReport["causes"][number];

/** Why goods lacked: each cause with its score and documents, beside what a person chose. */
export function EventCauses({ report }: { report: StockoutEventReport }) {
  const { texts, language } = useTexts();
  const words = texts.events;
  const { causes, sentence, outcome, chosen_cause } = report;
  const signs = causes.filter(({ score }) => score !== null && score > 0);
  const unjudged = causes.filter(({ score }) => score === null);
  const quiet = causes.length - signs.length - unjudged.length;
  return (
    <Panel title={words.why}>
      {sentence === null ? (
        <PanelNote>
          {outcome === null ? words.not_explained : outcome === "open" ? words.not_short_yet : words.not_short}
        </PanelNote>
      ) : (
        <p>{sentence}</p>
      )}
      {signs.map((cause) => (
        <ScoredRow key={cause.cause} cause={cause} />
      ))}
      {quiet > 0 && <p className={styles["soft"]}>{words.others(countText(quiet, language))}</p>}
      {unjudged.length > 0 && <Unjudged causes={unjudged} />}
      <div className={styles["cause"]}>
        <strong>{words.your_choice}</strong>
        <span>{chosen_cause === null ? words.no_choice : words.cause[chosen_cause]}</span>
        <OpenForm url={report.form_url} />
      </div>
    </Panel>
  );
}

function ScoredRow({ cause: { cause, stage, score, avoided_share, facts, lacks } }: { cause: Cause }) {
  const { events: words } = useTexts().texts;
  const share = score ?? 0;
  return (
    <div className={styles["cause"]}>
      <div className={styles["cause_head"]}>
        <strong>
          {words.cause[cause]} <span className={styles["soft"]}>{words.stage_of_work[stage]}</span>
        </strong>
        <span>{`${words.score} ${percentText(share)}`}</span>
      </div>
      <div className={styles["bar"]} role="img" aria-label={`${words.score} ${percentText(share)}`}>
        <span style={{ width: `${100 * share}%` }} />
      </div>
      {avoided_share !== null && <span className={styles["soft"]}>{words.avoided(percentText(avoided_share))}</span>}
      <ul className={styles["facts"]}>
        {facts.map(({ text, record }) => (
          <li key={`${text} ${record?.id ?? ""}`}>
            {record !== null && <RecordLink record={record} />} {text}
          </li>
        ))}
      </ul>
      {lacks.length > 0 && <span className={styles["soft"]}>{words.lacks(lacks.join("、"))}</span>}
    </div>
  );
}

function Unjudged({ causes }: { causes: readonly Cause[] }) {
  const { events: words } = useTexts().texts;
  return (
    <ul className={styles["facts"]}>
      {causes.map(({ cause, lacks }) => (
        <li key={cause} className={styles["soft"]}>
          {words.cause[cause]}: {words.unjudged}。{lacks.length > 0 && words.lacks(lacks.join("、"))}
        </li>
      ))}
    </ul>
  );
}
