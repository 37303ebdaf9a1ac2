import { BarChartOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { OperatingFigures, OperatingReport } from "../../../../contracts/operating-figures.ts";
import { operatingQuery } from "../api/queries.ts";
import { dayText } from "../format/day-text.ts";
import { countText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ApprovalFigures } from "./approval-figures.tsx";
import { CountFigures } from "./count-figures.tsx";
import { CountProposals } from "./count-proposals.tsx";
import { CountTasks } from "./count-tasks.tsx";
import { FeedbackPanel } from "./feedback-panel.tsx";
import { ForecastFigures } from "./forecast-figures.tsx";
import { ResponseFigures } from "./response-figures.tsx";
import { ReportFiles } from "./report-files.tsx";
import { ReturnFigures } from "./return-figures.tsx";
import { TurnoverFigures } from "./turnover-figures.tsx";
import styles from "./operating.module.css";

/** How forecasts, books, returns and turnover of the shop have done, and what should be counted now. */
export function OperatingPage() {
  const { texts } = useTexts();
  const { data, error, refetch } = useQuery(operatingQuery);
  return (
    <div className={styles["page"]}>
      <PageHeading title={texts.operating.title} lead={texts.operating.lead} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 10 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <LoadedReport report={data} />}
      <ReportFiles />
    </div>
  );
}

function LoadedReport({ report }: { report: OperatingReport }) {
  const { texts } = useTexts();
  const { figures, today } = report;
  return (
    <>
      {figures !== null && <MadeOn figures={figures} today={today} />}
      <ResponseFigures responses={report.responses} />
      <ApprovalFigures approvals={report.approvals} />
      <CountProposals report={report} />
      <CountTasks report={report} />
      <FeedbackPanel />
      {figures === null ? (
        <Panel title={texts.operating.nightly}>
          <StatePanel icon={<BarChartOutlined />} title={texts.operating.empty} hint={texts.operating.empty_hint} />
        </Panel>
      ) : (
        <>
          <ForecastFigures forecast={figures.forecast} />
          <CountFigures counts={figures.counts} today={today} />
          <ReturnFigures returns={figures.returns} />
          <TurnoverFigures turnover={figures.turnover} />
        </>
      )}
    </>
  );
}

function MadeOn({ figures, today }: { figures: OperatingFigures; today: string }) {
  const { texts, language } = useTexts();
  const { made_on, places } = figures;
  return (
    <p className={styles["soft"]}>
      {texts.operating.made_on(dayText(made_on, today, language), countText(places, language))}
    </p>
  );
}
