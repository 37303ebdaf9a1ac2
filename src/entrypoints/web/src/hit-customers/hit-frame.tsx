import { FileUnknownOutlined } from "@ant-design/icons";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { ApiError } from "../api/api-client.ts";
import { PageLink } from "../routing/page-link.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./hit-customers.module.css";

interface HitFrameProps {
  /** What was asked for; undefined until it is there. */
  readonly children: ReactNode | undefined;
  readonly error: Error | null;
  /** Said where there is no such thing. */
  readonly missing: { readonly title: string; readonly hint?: string };
  onRetry(): void;
}

/** A page below the list of customers hit, with the way back and what stands there while nothing can be shown. */
export function HitFrame({ children, error, missing, onRetry }: HitFrameProps) {
  const words = useTexts().texts.hit_customers;
  const isMissing = error instanceof ApiError && error.status === 404;
  return (
    <div className={styles["page"]}>
      <PageLink className={styles["back"]} href="/hit-customers">
        <span aria-hidden="true">←</span> {words.back}
      </PageLink>
      {children}
      {children === undefined && isMissing && <StatePanel icon={<FileUnknownOutlined />} {...missing} />}
      {children === undefined && error !== null && !isMissing && <FailurePanel error={error} onRetry={onRetry} />}
      {children === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
    </div>
  );
}
