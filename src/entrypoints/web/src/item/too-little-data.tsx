import { ExperimentOutlined } from "@ant-design/icons";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./too-little-data.module.css";

/** The label under which the server's explanation names what it lacks; the server's texts are Chinese. */
const MISSING_LABEL = "缺少资料";

/** 样本不足: no numbers, but what would make them. */
export function TooLittleData({ explanation }: Pick<ItemReport, "explanation">) {
  const { texts } = useTexts();
  const missing = explanation.filter(({ label }) => label === MISSING_LABEL);
  return (
    <StatePanel icon={<ExperimentOutlined />} title={texts.item.unknown} hint={texts.item.unknown_hint}>
      <ul className={styles["missing"]}>
        {missing.map(({ value }) => (
          <li key={value}>{value}</li>
        ))}
      </ul>
    </StatePanel>
  );
}
