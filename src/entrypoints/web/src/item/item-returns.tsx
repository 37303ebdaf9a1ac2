import { Tag } from "antd";
import { RollbackOutlined } from "@ant-design/icons";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel } from "./panel.tsx";
import styles from "./item-signals.module.css";

/** What comes back of the item and what that does to the plan; nothing at all where nothing came back. */
export function ItemReturns({ returns }: { returns: ItemReport["indicators"]["returns"] }) {
  const { texts } = useTexts();
  if (returns === null || returns.sentence === null) return null;
  return (
    <Panel title={texts.item_record.returns}>
      <div className={styles["signal"]}>
        <RollbackOutlined className={styles["icon"]} aria-hidden="true" />
        <div>
          {returns.is_high && <Tag color="orange">{texts.item_record.returns_high}</Tag>}
          <p className={styles["sentence"]} lang="zh-CN">
            {returns.sentence}
          </p>
        </div>
      </div>
    </Panel>
  );
}
