import { InboxOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import type { BoardReport } from "../../../../contracts/board.ts";
import { type BoardView, SEVERITIES } from "../../../../contracts/board-view.ts";
import { boardQuery } from "../api/queries.ts";
import { useSettled } from "../browser/use-settled.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { BoardFilters } from "./board-filters.tsx";
import { BoardList } from "./board-list.tsx";
import { BoardSkeleton } from "./board-skeleton.tsx";
import { SeverityTiles } from "./severity-tiles.tsx";
import { useBoardView } from "./use-board-view.ts";
import styles from "./board-page.module.css";

/** The red, amber, green list. */
export function BoardPage() {
  const { texts } = useTexts();
  const [view, change] = useBoardView();
  const settled = useSettled(view);
  const board = useQuery(boardQuery(settled));
  const isOfViewBefore = settled !== view || board.isPlaceholderData;
  return (
    <div className={styles["page"]}>
      <h1 className="visually-hidden">{texts.board.title}</h1>
      {board.data !== undefined ? (
        <LoadedBoard board={board.data} isOfViewBefore={isOfViewBefore} view={view} onChange={change} />
      ) : board.isError ? (
        <FailurePanel error={board.error} onRetry={() => void board.refetch()} />
      ) : (
        <BoardSkeleton />
      )}
    </div>
  );
}

interface LoadedBoardProps {
  readonly board: BoardReport;
  readonly isOfViewBefore: boolean;
  readonly view: BoardView;
  onChange(change: Partial<BoardView>): void;
}

function LoadedBoard({ board, isOfViewBefore, view, onChange }: LoadedBoardProps) {
  const { texts } = useTexts();
  if (SEVERITIES.every((severity) => board.counts[severity] === 0)) {
    return (
      <div className={styles["card"]}>
        <StatePanel icon={<InboxOutlined />} title={texts.board.empty} hint={texts.board.empty_hint} />
      </div>
    );
  }
  return (
    <>
      <SeverityTiles board={board} chosen={view.severities} onChoose={(severities) => onChange({ severities })} />
      <section className={styles["card"]}>
        <BoardFilters board={board} view={view} onChange={onChange} />
        <BoardList board={board} isOfViewBefore={isOfViewBefore} view={view} onChange={onChange} />
      </section>
    </>
  );
}
