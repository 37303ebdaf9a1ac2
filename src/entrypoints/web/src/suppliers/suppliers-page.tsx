import { FileSearchOutlined, SearchOutlined, ShopOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Input, Segmented, Skeleton } from "antd";
import { useState } from "react";
import type { SupplierReportRow, SuppliersReport } from "../../../../contracts/suppliers.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { suppliersQuery } from "../api/queries.ts";
import { useIsNarrow } from "../browser/media.ts";
import { countText } from "../format/number-text.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { SupplierCards } from "./supplier-cards.tsx";
import { rateText } from "./supplier-figures.tsx";
import { SupplierTable } from "./supplier-table.tsx";
import styles from "./suppliers.module.css";

type Light = SupplierReportRow["mark"]["light"];
const LIGHTS: readonly Light[] = ["red", "amber", "green", "unknown"];

/** What deliveries have taught of every supplier, the riskiest first. */
export function SuppliersPage() {
  const { texts } = useTexts();
  const words = texts.suppliers;
  const { data, error, refetch } = useQuery(suppliersQuery);
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={words.lead} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <LoadedSuppliers report={data} />}
    </div>
  );
}

function LoadedSuppliers({ report }: { report: SuppliersReport }) {
  const { texts } = useTexts();
  const words = texts.suppliers;
  const isNarrow = useIsNarrow();
  const [search, setSearch] = useState("");
  const [light, setLight] = useState<Light | "all">("all");
  if (report.suppliers.length === 0) {
    return (
      <section className={styles["card"]}>
        <StatePanel icon={<ShopOutlined />} title={words.empty} hint={words.empty_hint} />
      </section>
    );
  }
  const rows = report.suppliers.filter((row) => (light === "all" || row.mark.light === light) && isFound(row, search));
  return (
    <section className={styles["card"]}>
      <div className={styles["filters"]} role="search">
        <Input
          className={styles["search"]}
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={words.search}
          aria-label={words.search}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Segmented<Light | "all">
          className={styles["lights"]}
          aria-label={words.lights}
          value={light}
          onChange={setLight}
          options={[
            { value: "all", label: `${words.all} ${report.suppliers.length}` },
            ...LIGHTS.map((value) => ({ value, label: `${words.light[value]} ${countOf(report, value)}` })),
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <StatePanel icon={<FileSearchOutlined />} title={words.none_found} hint={words.none_found_hint} />
      ) : isNarrow ? (
        <SupplierCards rows={rows} />
      ) : (
        <SupplierTable rows={rows} />
      )}
      <ShopFacts report={report} />
    </section>
  );
}

function ShopFacts({ report: { late_rate, full_rate, judged_trends, false_alarm_rate } }: { report: SuppliersReport }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  return (
    <p className={styles["foot"]}>
      {words.shop(rateText(late_rate), rateText(full_rate))}{" "}
      {words.false_alarms(countText(judged_trends, language), levelText(false_alarm_rate))} {words.lead_time_hint}
    </p>
  );
}

function countOf({ suppliers }: SuppliersReport, light: Light): number {
  return suppliers.filter(({ mark }) => mark.light === light).length;
}

function isFound({ supplier_name, supplier_code }: SupplierReportRow, search: string): boolean {
  const text = `${supplier_name}\n${supplier_code}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
