import { CommentOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { FeedbackReport } from "../../../../contracts/feedback-report.ts";
import { feedbackQuery } from "../api/queries.ts";
import { Panel } from "../item/panel.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { asStarted } from "../text/as-started.ts";
import { useTexts } from "../text/language-context.tsx";
import { FeedbackEvents } from "./feedback-events.tsx";
import { FeedbackMonths } from "./feedback-months.tsx";
import { FeedbackTotals } from "./feedback-totals.tsx";
import { LatestComplaints } from "./latest-complaints.tsx";
import { SurveyProposals } from "./survey-proposals.tsx";

/** What customers said: how satisfied they are, what they complain of, and how much of it is about stock. */
export function FeedbackPanel() {
  const words = useTexts().texts.feedback;
  const { data, error, refetch } = useQuery(feedbackQuery);
  return (
    <Panel title={words.title} hint={words.hint}>
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 4 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (data.feedback === 0 ? <NoFeedback report={data} /> : <Heard report={data} />)}
      {data !== undefined && <SurveyProposals report={data} />}
    </Panel>
  );
}

function Heard({ report }: { report: FeedbackReport }) {
  return (
    <>
      <FeedbackTotals report={report} />
      <FeedbackMonths months={report.months} />
      <FeedbackEvents report={report} />
      <LatestComplaints report={report} />
    </>
  );
}

function NoFeedback({ report: { has_form, form_url } }: { report: FeedbackReport }) {
  const words = useTexts().texts.feedback;
  return (
    <StatePanel
      icon={<CommentOutlined />}
      title={words.empty}
      hint={asStarted(has_form ? words.empty_hint : words.no_form)}
    >
      {form_url !== null && (
        <a className="text-link" href={form_url} target="_blank" rel="noreferrer">
          {words.open_form}
        </a>
      )}
    </StatePanel>
  );
}
