import { ExperimentOutlined, InboxOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Skeleton } from "antd";
import type { RehearsalOutcome, RehearsalState } from "../../../../contracts/rehearsal.ts";
import { rehearsalQuery } from "../api/queries.ts";
import { useMay } from "../api/use-may.ts";
import { Panel } from "../item/panel.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { LeftOutList, RehearsalFacts } from "./rehearsal-facts.tsx";
import { RehearsalResults } from "./rehearsal-results.tsx";
import { RehearsalStart } from "./rehearsal-start.tsx";
import styles from "./rehearsal.module.css";

/** The latest months once more, by other rules. */
export function RehearsalPage() {
  const { texts } = useTexts();
  const words = texts.rehearsal;
  const { data, error, refetch } = useQuery(rehearsalQuery);
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={words.lead} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Rehearsal state={data} />}
    </div>
  );
}

function Rehearsal({ state }: { state: RehearsalState }) {
  const { texts } = useTexts();
  const words = texts.rehearsal;
  const mayRun = useMay("run_rehearsal");
  const { outcome, running, is_failed } = state;
  return (
    <>
      {(mayRun || running !== null) && <RehearsalStart running={running} hasOutcome={outcome !== null} />}
      {is_failed && running === null && (
        <Alert type="warning" showIcon title={words.failed} description={words.failed_hint} />
      )}
      {outcome !== null && <Outcome outcome={outcome} state={state} />}
      {outcome === null && running === null && (
        <Panel title={words.chart}>
          <StatePanel
            icon={<ExperimentOutlined />}
            title={words.empty}
            hint={mayRun ? words.empty_hint : words.may_not}
          />
        </Panel>
      )}
    </>
  );
}

function Outcome({ outcome, state }: { outcome: RehearsalOutcome; state: RehearsalState }) {
  const { texts } = useTexts();
  const words = texts.rehearsal;
  if (outcome.kind === "rehearsed") {
    return (
      <>
        <RehearsalResults report={outcome.report} state={state} />
        <RehearsalFacts report={outcome.report} />
      </>
    );
  }
  const { history_days, needed_days, left_out } = outcome.missing;
  return (
    <Panel title={words.too_little}>
      <StatePanel
        icon={<InboxOutlined />}
        title={words.too_little}
        hint={words.too_little_hint(history_days, needed_days)}
      />
      <LeftOutList left_out={left_out} />
    </Panel>
  );
}
