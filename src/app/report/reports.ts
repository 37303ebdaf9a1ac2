import type { BoardReport, HealthReport, ItemReport, MessagesReport, ProblemsReport } from "../../contracts/board.ts";
import type { BoardView } from "../../contracts/board-view.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Installation } from "../../ports/registry.ts";

/** Everything the board's pages ask for. */
export interface Reports {
  board(installation_id: string, view: BoardView): Promise<BoardReport>;
  /** Null where the subject was never assessed. */
  item(subject: Subject): Promise<ItemReport | null>;
  messages(installation_id: string): Promise<MessagesReport>;
  /** Phone numbers are masked unless the reader may see them. */
  problems(installation_id: string, reader?: { readonly sees_phones: boolean }): Promise<ProblemsReport>;
  health(installation: Installation): Promise<HealthReport>;
}
