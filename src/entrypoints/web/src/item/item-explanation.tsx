import type { ItemReport } from "../../../../contracts/item-report.ts";
import { useTexts } from "../text/language-context.tsx";
import { CalculationDetails } from "../details/calculation-details.tsx";
import { Panel } from "./panel.tsx";
import styles from "./item-explanation.module.css";

/** The server's reasoning, line by line, in its own words; its formulas folded. */
export function ItemExplanation({ lines }: { lines: ItemReport["explanation"] }) {
  const { texts } = useTexts();
  const details = lines.filter(({ is_detail }) => is_detail === true);
  return (
    <Panel title={texts.item.why}>
      <Lines lines={lines.filter(({ is_detail }) => is_detail !== true)} />
      {details.length > 0 && (
        <CalculationDetails>
          <Lines lines={details} />
        </CalculationDetails>
      )}
    </Panel>
  );
}

function Lines({ lines }: { lines: ItemReport["explanation"] }) {
  return (
    <dl className={styles["lines"]} lang="zh-CN">
      {lines.map(({ label, value }, index) => (
        <div key={`${index} ${label}`} className={styles["line"]}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
