import type { ItemReport } from "../../../../contracts/item-report.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel } from "./panel.tsx";
import styles from "./item-explanation.module.css";

/** The server's reasoning, line by line, in its own words. */
export function ItemExplanation({ lines }: { lines: ItemReport["explanation"] }) {
  const { texts } = useTexts();
  return (
    <Panel title={texts.item.why}>
      <dl className={styles["lines"]} lang="zh-CN">
        {lines.map(({ label, value }, index) => (
          <div key={`${index} ${label}`} className={styles["line"]}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
