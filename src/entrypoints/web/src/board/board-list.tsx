import { FileSearchOutlined } from "@ant-design/icons";
import { Pagination } from "antd";
import type { BoardReport } from "../../../../contracts/board.ts";
import { type BoardView, queryOf, SEVERITIES } from "../../../../contracts/board-view.ts";
import { useIsNarrow } from "../browser/media.ts";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { BoardCards } from "./board-cards.tsx";
import { BoardTable } from "./board-table.tsx";
import { useChangedRows } from "./use-changed-rows.ts";
import styles from "./board-list.module.css";

interface BoardListProps {
  readonly board: BoardReport;
  /** True while the view's own page is on its way. */
  readonly isOfViewBefore: boolean;
  readonly view: BoardView;
  onChange(change: Partial<BoardView>): void;
}

/** The rows a view asks for, one page of them at a time: a table, or cards where it is narrow. */
export function BoardList({ board, isOfViewBefore, view, onChange }: BoardListProps) {
  const { texts } = useTexts();
  const isNarrow = useIsNarrow();
  const { rows, matching, page, page_size } = board;
  const flashing = useChangedRows(rows, isOfViewBefore ? null : queryOf(view));
  if (matching === 0) {
    return (
      <StatePanel icon={<FileSearchOutlined />} title={texts.board.none_found} hint={texts.board.none_found_hint} />
    );
  }
  const total = SEVERITIES.reduce((sum, severity) => sum + board.counts[severity], 0);
  const turnTo = (next: number): void => {
    onChange({ page: next });
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      {isNarrow ? (
        <BoardCards rows={rows} today={board.today} flashing={flashing} />
      ) : (
        <BoardTable
          rows={rows}
          today={board.today}
          flashing={flashing}
          sort={view.sort}
          onSort={(sort) => onChange({ sort })}
        />
      )}
      <div className={styles["foot"]}>
        <span>{texts.board.shown(matching, total)}</span>
        {matching > page_size && (
          <Pagination
            aria-label={texts.board.page}
            current={page}
            pageSize={page_size}
            total={matching}
            showSizeChanger={false}
            simple={isNarrow}
            onChange={turnTo}
          />
        )}
      </div>
    </>
  );
}
