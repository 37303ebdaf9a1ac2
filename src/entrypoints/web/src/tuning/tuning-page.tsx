import { CheckCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { TuningReport } from "../../../../contracts/tuning.ts";
import { tuningQuery } from "../api/queries.ts";
import { countText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ProposalTable } from "./proposal-table.tsx";
import styles from "./tuning.module.css";
import { lackWords } from "./tuning-words.ts";

/** Parameters that outcomes speak against; people change them, or leave them. */
export function TuningPage() {
  const { tuning: words } = useTexts().texts;
  const { data, error, refetch } = useQuery(tuningQuery);
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={words.lead} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Proposals report={data} />
          {data.lacks.length > 0 && <Lacks report={data} />}
        </>
      )}
    </div>
  );
}

function Proposals({ report }: { report: TuningReport }) {
  const { texts, language } = useTexts();
  const words = texts.tuning;
  const count = (value: number) => countText(value, language);
  const { suppliers, places, changes, proposed, proposals } = report;
  return (
    <Panel title={words.proposals} hint={words.looked(count(suppliers), count(places), count(changes))}>
      {proposals.length === 0 ? (
        <StatePanel tone="good" icon={<CheckCircleOutlined />} title={words.empty} hint={words.empty_hint} />
      ) : (
        <ProposalTable proposals={proposals} />
      )}
      {proposals.length < proposed && (
        <p className={styles["soft"]}>{words.more(count(proposals.length), count(proposed))}</p>
      )}
    </Panel>
  );
}

function Lacks({ report: { lacks } }: { report: TuningReport }) {
  const { texts, language } = useTexts();
  return (
    <Panel title={texts.tuning.lacks} hint={texts.tuning.lacks_hint}>
      <ul className={styles["lacks"]}>
        {lacks.map((lack) => (
          <li key={`${lack.kind}${lack.code}`}>{lackWords(lack, language)}</li>
        ))}
      </ul>
    </Panel>
  );
}
