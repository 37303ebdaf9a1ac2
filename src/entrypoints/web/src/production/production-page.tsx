import { FormOutlined, ToolOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ProductionReport } from "../../../../contracts/production-report.ts";
import { productionQuery } from "../api/queries.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { asStarted } from "../text/as-started.ts";
import { useTexts } from "../text/language-context.tsx";
import { OrderCard } from "./order-card.tsx";
import styles from "./production-page.module.css";

/** Every open production order, the one whose line stops first at the head. */
export function ProductionPage() {
  const { texts } = useTexts();
  const report = useQuery(productionQuery);
  return (
    <div className={styles["page"]}>
      <PageHeading title={texts.production.title} lead={texts.production.lead} />
      {report.data !== undefined ? (
        <LoadedOrders report={report.data} />
      ) : report.isError ? (
        <FailurePanel error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </div>
  );
}

const SHOWN_STATUSES = ["short", "unknown", "at_risk", "complete"] as const;

function LoadedOrders({ report: { orders, today, is_bound } }: { report: ProductionReport }) {
  const { texts } = useTexts();
  const words = texts.production;
  if (orders.length === 0) {
    return is_bound ? (
      <StatePanel icon={<ToolOutlined />} title={words.empty} hint={words.empty_hint} />
    ) : (
      <StatePanel icon={<FormOutlined />} title={words.unbound} hint={asStarted(words.unbound_hint)} />
    );
  }
  const counts = SHOWN_STATUSES.map((status) => ({
    status,
    count: orders.filter(({ material_status }) => material_status === status).length,
  }));
  return (
    <>
      <p className={styles["counts"]} role="status">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ status, count }) => `${words.status[status]} ${count}`)
          .join(" · ")}
      </p>
      <div className={styles["orders"]}>
        {orders.map((order) => (
          <OrderCard key={order.record_id} order={order} today={today} />
        ))}
      </div>
    </>
  );
}
