import { Table, type TableColumnsType, Tooltip } from "antd";
import type { SupplierReportRow } from "../../../../contracts/suppliers.ts";
import { percentText } from "../../../../domain/text/quantity-text.ts";
import { navigate } from "../routing/location.ts";
import { supplierPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { LeadTimeBar, longestLead } from "./lead-time-bar.tsx";
import { DependenceFigure, ItemsFigure, LateFigure, rateText, scoreText } from "./supplier-figures.tsx";
import { LIGHT_SEVERITY, SupplierLight } from "./supplier-light.tsx";
import { SupplierName, Troubles } from "./supplier-name.tsx";
import { TrendMark } from "./trend-mark.tsx";
import table from "../board/board-table.module.css";

const PAGE_SIZE = 50;

/** Suppliers as a table; a click anywhere on a row opens its page. */
export function SupplierTable({ rows }: { rows: readonly SupplierReportRow[] }) {
  const columns = useColumns(longestLead(rows.map(({ lead_time }) => lead_time)));
  return (
    <Table<SupplierReportRow>
      className={table["table"]}
      size="middle"
      columns={columns}
      dataSource={rows}
      rowKey="supplier_code"
      onRow={(row) => ({
        "data-severity": LIGHT_SEVERITY[row.mark.light],
        onClick: ({ target, defaultPrevented }) => {
          const isOnLink = target instanceof Element && target.closest("a") !== null;
          if (!isOnLink && !defaultPrevented && window.getSelection()?.isCollapsed !== false)
            navigate(supplierPath(row.supplier_code));
        },
      })}
      showSorterTooltip={false}
      pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 1120 }}
      tableLayout="fixed"
    />
  );
}

function useColumns(longest: number): TableColumnsType<SupplierReportRow> {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  const titled = (title: string, hint: string) => <Tooltip title={hint}>{title}</Tooltip>;
  const sortable = (valueOf: (row: SupplierReportRow) => number | null) => ({
    align: "right" as const,
    // Unknown values lie below all others.
    sorter: (a: SupplierReportRow, b: SupplierReportRow) => (valueOf(a) ?? -1) - (valueOf(b) ?? -1),
    sortDirections: ["descend" as const, "ascend" as const],
  });
  return [
    {
      key: "status",
      title: words.status,
      width: language === "zh" ? 118 : 156,
      render: (_, { mark }) => <SupplierLight light={mark.light} />,
    },
    {
      key: "supplier",
      title: words.supplier,
      width: 226,
      render: (_, row) => (
        <>
          <SupplierName row={row} />
          <Troubles troubles={row.mark.troubles} />
        </>
      ),
    },
    {
      key: "score",
      title: titled(words.score, words.score_hint),
      width: 82,
      ...sortable(({ score }) => score?.value ?? null),
      render: (_, row) => scoreText(row),
    },
    {
      key: "lead_time",
      title: titled(words.lead_time_head, words.lead_time_hint),
      width: 226,
      render: (_, { lead_time }) => <LeadTimeBar lead_time={lead_time} longest={longest} />,
    },
    {
      key: "trend",
      title: words.trend_column,
      width: 112,
      render: (_, { trend }) => <TrendMark trend={trend} />,
    },
    {
      key: "late_rate",
      title: words.late_rate,
      width: 140,
      ...sortable(({ lateness }) => lateness.late_rate),
      render: (_, row) => <LateFigure row={row} />,
    },
    {
      key: "full_rate",
      title: words.full_rate,
      width: 92,
      ...sortable(({ fullness }) => fullness.full_rate),
      render: (_, { fullness }) => rateText(fullness.full_rate),
    },
    {
      key: "items",
      title: words.items,
      width: 108,
      ...sortable(({ item_count }) => item_count),
      render: (_, row) => <ItemsFigure row={row} />,
    },
    {
      key: "dependence",
      title: titled(words.dependence, words.dependence_hint),
      width: 140,
      ...sortable(({ dependence }) => dependence),
      render: (_, row) => <DependenceFigure row={row} />,
    },
    {
      key: "risk",
      title: titled(words.risk, words.risk_hint),
      width: 92,
      ...sortable(({ risk }) => risk),
      render: (_, { risk }) => percentText(risk),
    },
  ];
}
