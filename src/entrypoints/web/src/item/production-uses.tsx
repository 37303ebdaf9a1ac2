import type { ItemReport } from "../../../../contracts/item-report.ts";
import { dayText, fromTodayText } from "../format/day-text.ts";
import { quantityText } from "../format/number-text.ts";
import { MaterialTag } from "../production/material-tag.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { useTexts } from "../text/language-context.tsx";
import { Panel } from "./panel.tsx";
import styles from "./record-list.module.css";

interface ProductionUsesProps {
  readonly uses: ItemReport["production"];
  readonly today: string;
  readonly unit: string;
}

/** What open production orders take of the item; nothing at all where none does, for most items are only sold. */
export function ProductionUses({ uses, today, unit }: ProductionUsesProps) {
  const { texts, language } = useTexts();
  const words = texts.production;
  if (uses.length === 0) return null;
  return (
    <Panel title={words.uses} hint={words.uses_hint}>
      <ul className={styles["records"]}>
        {uses.map((use, index) => (
          <li key={`${use.production_no} ${use.day} ${index}`} className={styles["record"]}>
            <div>
              <PageLink className="text-link" href="/production">
                {use.production_no}
              </PageLink>{" "}
              {use.material_status !== null && <MaterialTag status={use.material_status} />}
              <span className={styles["note"]}>{words.makes(use.made_code)}</span>
            </div>
            <div className={styles["quantity"]}>
              {quantityText(use.quantity, language)} {unit}
              <span className={styles["note"]}>{words.takes}</span>
            </div>
            <div className={styles["date"]}>
              {dayText(use.day, today, language)}
              <span className={styles["note"]}>{fromTodayText(use.day, today, texts)}</span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
