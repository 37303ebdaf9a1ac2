import { PrinterOutlined, TeamOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import type { RetentionReport } from "../../../../contracts/retention.ts";
import { retentionQuery } from "../api/queries.ts";
import { dayText } from "../format/day-text.ts";
import { countText } from "../format/number-text.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { AnswerPanel } from "./answer-panel.tsx";
import { ChurnPanel } from "./churn-panel.tsx";
import { ControlCharts } from "./control-charts.tsx";
import { HeatMaps } from "./heat-maps.tsx";
import { MonthReport } from "./month-report.tsx";
import { RecoveryPanel } from "./recovery-panel.tsx";
import styles from "./retention.module.css";
import { WhoIsLost } from "./who-is-lost.tsx";

/** How many customers stockouts lose, and which. */
export function RetentionPage() {
  const { texts } = useTexts();
  const words = texts.retention;
  const { data, error, refetch } = useQuery(retentionQuery);
  return (
    <div className={styles["page"]}>
      <div className={styles["head"]}>
        <PageHeading title={words.title} lead={words.lead} />
        {data !== undefined && data.figures !== null && (
          <Button className={styles["screen"] ?? ""} icon={<PrinterOutlined />} onClick={() => window.print()}>
            {words.print}
          </Button>
        )}
      </div>
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 10 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <LoadedReport report={data} />}
    </div>
  );
}

function LoadedReport({ report }: { report: RetentionReport }) {
  const { texts, language } = useTexts();
  const words = texts.retention;
  const { figures, today, missing, definition } = report;
  if (figures === null) return <StatePanel icon={<TeamOutlined />} title={words.empty} hint={missing.join("")} />;
  const count = (n: number) => countText(n, language);
  return (
    <>
      <p className={styles["soft"]}>
        {words.made_on(dayText(figures.made_on, today, language), count(figures.lines), count(figures.customers))}
      </p>
      <AnswerPanel {...report} figures={figures} />
      <ChurnPanel figures={figures} definition={definition} />
      <MonthReport figures={figures} />
      <ControlCharts figures={figures} />
      <WhoIsLost figures={figures} />
      <HeatMaps figures={figures} />
      <RecoveryPanel recoveries={figures.recoveries} />
    </>
  );
}
