import { InboxOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import type { BoardReport } from "../../../../contracts/board.ts";
import { boardQuery } from "../api/queries.ts";
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
  const board = useQuery(boardQuery);
  return (
    <div className={styles["page"]}>
      <h1 className="visually-hidden">{texts.board.title}</h1>
      {board.data !== undefined ? (
        <LoadedBoard board={board.data} />
      ) : board.isError ? (
        <FailurePanel error={board.error} onRetry={() => void board.refetch()} />
      ) : (
        <BoardSkeleton />
      )}
    </div>
  );
}

function LoadedBoard({ board }: { board: BoardReport }) {
  const { texts } = useTexts();
  const [view, change] = useBoardView();
  if (board.rows.length === 0) {
    return (
      <div className={styles["card"]}>
        <StatePanel icon={<InboxOutlined />} title={texts.board.empty} hint={texts.board.empty_hint} />
      </div>
    );
  }
  return (
    <>
      <SeverityTiles board={board} chosen={view.severities} onChoose={(severities) => change({ severities })} />
      <section className={styles["card"]}>
        <BoardFilters rows={board.rows} view={view} onChange={change} />
        <BoardList board={board} view={view} onChange={change} />
      </section>
    </>
  );
}
