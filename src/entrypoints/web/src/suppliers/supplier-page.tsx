import { FileUnknownOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { SupplierReport } from "../../../../contracts/suppliers.ts";
import { ApiError } from "../api/api-client.ts";
import { supplierQuery } from "../api/queries.ts";
import { countText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import lines from "../item/item-explanation.module.css";
import { PageLink } from "../routing/page-link.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { longestLead } from "./lead-time-bar.tsx";
import { SupplierFigures } from "./supplier-cards.tsx";
import { OpenOrders, SupplierDeliveries } from "./supplier-deliveries.tsx";
import { Score } from "./supplier-figures.tsx";
import { SupplierItems } from "./supplier-items.tsx";
import { SupplierLight } from "./supplier-light.tsx";
import { Troubles } from "./supplier-name.tsx";
import styles from "./suppliers.module.css";

/** One supplier: its figures with their sources, its deliveries and its items. */
export function SupplierPage({ supplier_code }: { supplier_code: string }) {
  const { texts } = useTexts();
  const { data, error, refetch } = useQuery(supplierQuery(supplier_code));
  return (
    <div className={styles["page"]}>
      <PageLink className={styles["back"]} href="/suppliers">
        <span aria-hidden="true">←</span> {texts.suppliers.back}
      </PageLink>
      {data !== undefined && <LoadedSupplier report={data} />}
      {data === undefined && error !== null && <Missing error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 10 }} />}
    </div>
  );
}

function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { suppliers: words } = useTexts().texts;
  if (!(error instanceof ApiError) || error.status !== 404) return <FailurePanel error={error} onRetry={onRetry} />;
  return (
    <StatePanel icon={<FileUnknownOutlined />} title={words.not_found} hint={words.not_found_hint}>
      <PageLink className="text-link" href="/suppliers">
        {words.back}
      </PageLink>
    </StatePanel>
  );
}

function LoadedSupplier({ report }: { report: SupplierReport }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  const { row, explanation, items, today } = report;
  const longest = longestLead([row.lead_time, ...items.map(({ lead_time }) => lead_time)]);
  return (
    <>
      <section className={styles["headline"]}>
        <div className={styles["marks"]}>
          <SupplierLight light={row.mark.light} />
          <Score row={row} />
          <Troubles troubles={row.mark.troubles} />
        </div>
        <h1 className={styles["title"]}>{row.supplier_name}</h1>
        <p className={styles["code"]}>
          {row.supplier_code} · {words.deliveries_count(countText(row.delivery_count, language))}
        </p>
        <div className={styles["summary"]}>
          <SupplierFigures row={row} longest={longest} />
        </div>
      </section>
      <SupplierItems items={items} longest={longest} />
      <div className={styles["pair"]}>
        <SupplierDeliveries deliveries={report.deliveries} today={today} />
        <OpenOrders orders={report.open_orders} today={today} />
      </div>
      <Panel title={words.why}>
        <dl className={lines["lines"]} lang="zh-CN">
          {explanation.map(({ label, value }) => (
            <div key={label} className={lines["line"]}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}
