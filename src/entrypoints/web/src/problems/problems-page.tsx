import { SafetyCertificateOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ProblemsReport } from "../../../../contracts/problems-report.ts";
import { problemsQuery } from "../api/queries.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import { NoticeCard } from "./notice-card.tsx";
import { ProblemCard } from "./problem-card.tsx";
import { bySameCause, type Failed } from "./same-cause.ts";
import styles from "./problems-page.module.css";

/** What needs a person. */
export function ProblemsPage() {
  const { texts } = useTexts();
  const report = useQuery(problemsQuery);
  return (
    <div className={styles["page"]}>
      <PageHeading title={texts.problems.title} lead={texts.problems.lead} />
      {report.data !== undefined ? (
        <LoadedProblems report={report.data} />
      ) : report.isError ? (
        <FailurePanel error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </div>
  );
}

function LoadedProblems({ report: { notices, aside, dead } }: { report: ProblemsReport }) {
  const { texts } = useTexts();
  const words = texts.problems;
  if (notices.length === 0 && aside.length === 0 && dead.length === 0) {
    return (
      <div className={styles["well"]}>
        <StatePanel tone="good" icon={<SafetyCertificateOutlined />} title={words.empty} hint={words.empty_hint} />
      </div>
    );
  }
  return (
    <>
      {notices.length > 0 && (
        <section className={styles["group"]}>
          <h2 className={styles["heading"]}>
            {words.notices} <span>{notices.length}</span>
          </h2>
          {notices.map((notice) => (
            <NoticeCard
              key={`${notice.code}/${notice.form ?? ""}/${notice.field ?? ""}/${notice.message}`}
              notice={notice}
            />
          ))}
        </section>
      )}
      {dead.length > 0 && (
        <section className={styles["group"]}>
          <h2 className={styles["heading"]}>
            {words.dead} <span>{dead.length}</span>
          </h2>
          {bySameCause(dead.map(deadOf)).map((failed) => (
            <ProblemCard
              key={failed[0].id}
              failed={failed}
              retry={{ label: words.replay, label_all: words.replay_all, thanks: words.replayed }}
            />
          ))}
        </section>
      )}
      {aside.length > 0 && (
        <section className={styles["group"]}>
          <h2 className={styles["heading"]}>
            {words.aside} <span>{aside.length}</span>
          </h2>
          {bySameCause(aside.map(asideOf), ({ title }) => title).map((failed) => (
            <ProblemCard
              key={failed[0].id}
              failed={failed}
              retry={{ label: words.retry, label_all: words.retry_all, thanks: words.retried }}
            />
          ))}
        </section>
      )}
    </>
  );

  function deadOf({ id, label, at, attempts, problem }: ProblemsReport["dead"][number]): Failed {
    const notes = [words.attempts(attempts)];
    return { ...{ id, at, notes, problem }, title: label, excerpt: "", retry_path: `/effects/${id}/replay` };
  }

  function asideOf({ id, form, received_at, problem, excerpt }: ProblemsReport["aside"][number]): Failed {
    const title = wordFor(texts.form, form);
    return { ...{ id, title, problem, excerpt }, at: received_at, notes: [], retry_path: `/aside/${id}/retry` };
  }
}
