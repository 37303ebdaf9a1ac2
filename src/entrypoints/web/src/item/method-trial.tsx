import type { ItemReport } from "../../../../contracts/item-report.ts";
import { NOTHING } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { FigureTable } from "../operating/figure-table.tsx";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import styles from "./method-trial.module.css";
import { Panel, PanelNote } from "./panel.tsx";

interface MethodTrialProps {
  readonly forecaster: ItemReport["forecaster"];
  readonly trial: ItemReport["method_trial"];
}

/** Which forecasting method is used and why, with what all of them scored folded away; nothing while none is used. */
export function MethodTrial({ forecaster, trial }: MethodTrialProps) {
  const { texts, language } = useTexts();
  const words = texts.method_trial;
  if (trial === null || forecaster === null) return null;
  const nameOf = (method: string) => wordFor(texts.forecaster, method);
  const rows = trial.methods.map(({ forecaster: method, relative_loss, is_used }) => ({
    name: is_used ? words.in_use(nameOf(method)) : nameOf(method),
    cells: [relative_loss === null ? NOTHING : shareText(relative_loss, language)],
  }));
  return (
    <Panel title={words.title}>
      <p>{words.used(nameOf(forecaster), words.reason[trial.reason])}</p>
      {rows.length > 0 && (
        <details className={styles["scores"]}>
          <summary>{words.scores(rows.length)}</summary>
          <PanelNote>{words.measure}</PanelNote>
          <FigureTable caption={words.title} heads={[words.method, words.error]} rows={rows} />
        </details>
      )}
    </Panel>
  );
}
