import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import styles from "./admin.module.css";

interface AdminPageProps<Report> {
  readonly title: string;
  readonly lead: string;
  readonly action?: ReactNode;
  readonly report: Pick<UseQueryResult<Report>, "data" | "error" | "isError" | "refetch">;
  readonly children: (report: Report) => ReactNode;
}

/** A page for those who look after others: what it is for, what can be added, the list. */
export function AdminPage<Report>({ title, lead, action, report, children }: AdminPageProps<Report>) {
  return (
    <div className={styles["page"]}>
      <div className={styles["head"]}>
        <PageHeading title={title} lead={lead} />
        {action}
      </div>
      {report.data !== undefined ? (
        children(report.data)
      ) : report.error !== null ? (
        <FailurePanel error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </div>
  );
}
