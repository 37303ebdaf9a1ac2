import { FileSearchOutlined } from "@ant-design/icons";
import { Pagination } from "antd";
import { useDeferredValue, useMemo } from "react";
import type { BoardReport } from "../../../../contracts/board.ts";
import { useIsNarrow } from "../browser/media.ts";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { BoardCards } from "./board-cards.tsx";
import { BoardTable } from "./board-table.tsx";
import type { BoardView } from "./board-view.ts";
import { useChangedRows } from "./use-changed-rows.ts";
import { visibleRows } from "./visible-rows.ts";
import styles from "./board-list.module.css";

const PAGE_SIZE = 50;

interface BoardListProps {
  readonly board: BoardReport;
  readonly view: BoardView;
  onChange(change: Partial<BoardView>): void;
}

/** The rows a view asks for, one page of them at a time: a table, or cards where it is narrow. */
export function BoardList({ board, view, onChange }: BoardListProps) {
  const { texts } = useTexts();
  const isNarrow = useIsNarrow();
  const flashing = useChangedRows(board.rows);
  // Typing stays quick while a long list is searched.
  const shownView = useDeferredValue(view);
  const rows = useMemo(() => visibleRows(board.rows, shownView), [board.rows, shownView]);
  if (rows.length === 0) {
    return (
      <StatePanel icon={<FileSearchOutlined />} title={texts.board.none_found} hint={texts.board.none_found_hint} />
    );
  }
  const page = Math.min(shownView.page, Math.ceil(rows.length / PAGE_SIZE));
  const shown = rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const turnTo = (next: number): void => {
    onChange({ page: next });
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      {isNarrow ? (
        <BoardCards rows={shown} today={board.today} flashing={flashing} />
      ) : (
        <BoardTable
          rows={shown}
          today={board.today}
          flashing={flashing}
          sort={view.sort}
          onSort={(sort) => onChange({ sort })}
        />
      )}
      <div className={styles["foot"]}>
        <span>{texts.board.shown(rows.length, board.rows.length)}</span>
        {rows.length > PAGE_SIZE && (
          <Pagination
            aria-label={texts.board.page}
            current={page}
            pageSize={PAGE_SIZE}
            total={rows.length}
            showSizeChanger={false}
            simple={isNarrow}
            onChange={turnTo}
          />
        )}
      </div>
    </>
  );
}
