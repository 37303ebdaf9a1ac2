import { AuditOutlined } from "@ant-design/icons";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel } from "./panel.tsx";
import styles from "./item-signals.module.css";

/** Why the stock should be counted; nothing at all where nothing asks for it. */
export function CountProposal({ proposal }: { proposal: ItemReport["count_proposal"] }) {
  const { texts } = useTexts();
  if (proposal === null) return null;
  return (
    <Panel title={texts.item_record.count_proposal}>
      <div className={styles["signal"]}>
        <AuditOutlined className={styles["icon"]} aria-hidden="true" />
        <div>
          <strong>{texts.operating.proposals.reason[proposal.reason]}</strong>
          <p className={styles["sentence"]} lang="zh-CN">
            {proposal.sentence}
          </p>
        </div>
      </div>
    </Panel>
  );
}
