import { Tag } from "antd";
import { CheckCircleOutlined } from "@ant-design/icons";
import type { OperatingReport } from "../../../../contracts/operating-figures.ts";
import { moneyText, quantityText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { FiguredItemLine } from "./figured-items.tsx";
import styles from "./operating.module.css";

/** What should be counted as things stand now, worst first. */
export function CountProposals({ report: { proposals, proposed } }: { report: OperatingReport }) {
  const { texts, language } = useTexts();
  const words = texts.operating.proposals;
  if (proposals.length === 0) {
    return (
      <Panel title={words.title}>
        <PanelNote>
          <CheckCircleOutlined aria-hidden="true" /> {words.none}
        </PanelNote>
      </Panel>
    );
  }
  return (
    <Panel title={`${words.title} ${proposed}`} hint={words.hint}>
      <ul className={styles["list"]}>
        {proposals.map((proposal) => (
          <FiguredItemLine
            key={`${proposal.item_code} ${proposal.location_code}`}
            item={proposal}
            figure={
              <>
                {moneyText(proposal.doubted_value, language)}
                <span className={styles["note"]}>{words.doubted(quantityText(proposal.doubted_units, language))}</span>
              </>
            }
          >
            <Tag>{words.reason[proposal.reason]}</Tag>
            <span lang="zh-CN">{proposal.sentence}</span>
          </FiguredItemLine>
        ))}
      </ul>
      {proposed > proposals.length && <PanelNote>{words.more(proposals.length, proposed)}</PanelNote>}
    </Panel>
  );
}
