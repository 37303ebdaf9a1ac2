import { ExclamationCircleOutlined } from "@ant-design/icons";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel } from "./panel.tsx";
import styles from "./item-signals.module.css";

/** What is unusual about the item; nothing at all where nothing is. */
export function ItemSignals({ signals }: { signals: ItemReport["signals"] }) {
  const { texts } = useTexts();
  if (signals.length === 0) return null;
  return (
    <Panel title={texts.marks.signals}>
      <ul className={styles["signals"]}>
        {signals.map(({ kind, sentence }) => (
          <li key={kind} className={styles["signal"]}>
            <ExclamationCircleOutlined className={styles["icon"]} aria-hidden="true" />
            <div>
              <strong>{texts.marks.signal[kind]}</strong>
              <p className={styles["sentence"]} lang="zh-CN">
                {sentence}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
