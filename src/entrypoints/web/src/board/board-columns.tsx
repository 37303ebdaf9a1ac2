import { Tooltip, type TableColumnsType } from "antd";
import type { BoardRow } from "../../../../contracts/board.ts";
import { quantityText } from "../format/number-text.ts";
import { daysOfSupplyText, suggestionText } from "../format/risk-text.ts";
import { AlertStatus } from "../severity/alert-status.tsx";
import { SeverityTag } from "../severity/severity-tag.tsx";
import type { Language } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";
import type { BoardView, SortColumn } from "../../../../contracts/board-view.ts";
import { ItemCell } from "./item-cell.tsx";
import { LossFigure } from "./loss-figure.tsx";
import { ProbabilityBar } from "./probability-bar.tsx";
import { StockoutDate } from "./stockout-date.tsx";
import { NotedTitle } from "./noted-title.tsx";
import styles from "./board-columns.module.css";

interface ColumnSetting {
  readonly texts: Dictionary;
  readonly language: Language;
  readonly today: string;
  readonly sort: BoardView["sort"];
  placeName(location_code: string): string;
}

/** What the board's table shows of a row. */
export function boardColumns({ texts, language, today, sort, placeName }: ColumnSetting): TableColumnsType<BoardRow> {
  const sortable = (column: SortColumn) => ({
    key: column,
    title: texts.board[column],
    sorter: true,
    sortOrder: sort?.by === column ? (sort.descending ? ("descend" as const) : ("ascend" as const)) : null,
    align: "right" as const,
  });
  return [
    {
      key: "severity",
      title: texts.board.severity,
      width: language === "zh" ? 108 : 148,
      render: (_, row) => (
        <div className={styles["severity"]}>
          <SeverityTag severity={row.severity} />
          {row.alert_status !== "raised" && <AlertStatus status={row.alert_status} />}
        </div>
      ),
    },
    { key: "item", title: texts.board.item, width: 212, render: (_, row) => <ItemCell row={row} /> },
    {
      key: "location_code",
      title: texts.board.location,
      width: 104,
      ellipsis: true,
      render: (_, row) => <span title={row.location_code}>{placeName(row.location_code)}</span>,
    },
    { ...sortable("on_hand"), width: 98, render: (_, row) => quantityText(row.on_hand, language) },
    {
      ...sortable("days_of_supply"),
      title: (
        <NotedTitle title={texts.board.days_of_supply} note={texts.board.supply_basis} hint={texts.board.supply_hint} />
      ),
      width: 98,
      render: (_, row) => daysOfSupplyText(row, texts, language),
    },
    { ...sortable("stockout_date"), width: 128, render: (_, row) => <StockoutDate row={row} today={today} /> },
    { ...sortable("stockout_probability"), width: 132, render: (_, row) => <ProbabilityBar row={row} /> },
    {
      ...sortable("suggested_order_quantity"),
      width: 112,
      render: (_, row) => suggestionText(row, texts, language),
    },
    { ...sortable("expected_loss"), width: 106, render: (_, row) => <LossFigure row={row} /> },
    {
      key: "reason",
      title: texts.board.reason,
      render: (_, row) => (
        <Tooltip title={row.reason} placement="topRight" mouseEnterDelay={0.4}>
          <span className={styles["reason"]}>{row.reason}</span>
        </Tooltip>
      ),
    },
  ];
}
