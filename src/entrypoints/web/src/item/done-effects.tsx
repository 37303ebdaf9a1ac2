import type { ItemReport } from "../../../../contracts/item-report.ts";
import { useNow } from "../browser/use-now.ts";
import { agoText, instantText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel, PanelNote } from "./panel.tsx";
import styles from "./done-effects.module.css";

const TICK_MS = 5_000;

/** What the add-on did about it, newest first. */
export function DoneEffects({ effects }: { effects: ItemReport["effects"] }) {
  const { texts, language } = useTexts();
  const now = useNow(TICK_MS);
  return (
    <Panel title={texts.item.effects}>
      {effects.length === 0 && <PanelNote>{texts.item.no_effects}</PanelNote>}
      <ol className={styles["effects"]}>
        {effects.map(({ label, state, at }, index) => (
          <li key={`${effects.length - index} ${label}`} className={styles["effect"]} data-state={state}>
            <span>{label}</span>
            <span className={styles["note"]} title={at === null ? undefined : instantText(at, language)}>
              {texts.effect_state[state]}
              {at !== null && ` · ${agoText(now - at, texts)}`}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
