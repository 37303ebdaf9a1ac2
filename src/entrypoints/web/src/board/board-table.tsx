import { Table, type TableProps } from "antd";
import { useMemo } from "react";
import type { BoardRow } from "../../../../contracts/board.ts";
import { navigate } from "../routing/location.ts";
import { itemPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { boardColumns } from "./board-columns.tsx";
import type { BoardView, SortColumn } from "../../../../contracts/board-view.ts";
import { rowKey } from "./changed-rows.ts";
import styles from "./board-table.module.css";

interface BoardTableProps {
  readonly rows: readonly BoardRow[];
  readonly today: string;
  readonly flashing: ReadonlySet<string>;
  readonly sort: BoardView["sort"];
  onSort(sort: BoardView["sort"]): void;
}

/** One page of the board as a table; a click anywhere on a row opens its item. */
export function BoardTable({ rows, today, flashing, sort, onSort }: BoardTableProps) {
  const { texts, language } = useTexts();
  const placeName = usePlaceName();
  const columns = useMemo(
    () => boardColumns({ texts, language, today, sort, placeName }),
    [texts, language, today, sort, placeName],
  );

  const takeSort: TableProps<BoardRow>["onChange"] = (_pages, _filters, sorter) => {
    const { columnKey, order } = Array.isArray(sorter) ? { columnKey: undefined, order: undefined } : sorter;
    // Column keys of sortable columns are the names in SortColumn.
    onSort(order ? { by: columnKey as SortColumn, descending: order === "descend" } : null);
  };
  return (
    <Table<BoardRow>
      className={styles["table"]}
      size="middle"
      columns={columns}
      dataSource={rows}
      rowKey={rowKey}
      rowClassName={(row) => (flashing.has(rowKey(row)) ? (styles["flashing"] ?? "") : "")}
      onRow={(row) => ({
        "data-severity": row.severity,
        onClick: ({ target, defaultPrevented }) => {
          const isOnLink = target instanceof Element && target.closest("a") !== null;
          if (!isOnLink && !defaultPrevented && window.getSelection()?.isCollapsed !== false) navigate(itemPath(row));
        },
      })}
      onChange={takeSort}
      showSorterTooltip={false}
      pagination={false}
      scroll={{ x: 1120 }}
      tableLayout="fixed"
    />
  );
}
