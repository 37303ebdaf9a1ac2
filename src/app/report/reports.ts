import type { SupplierReport, SuppliersReport } from "../../contracts/suppliers.ts";
import type {
  BoardReport,
  HealthReport,
  ItemReport,
  MessagesReport,
  ProblemsReport,
  ProductionReport,
} from "../../contracts/board.ts";
import type { BoardView } from "../../contracts/board-view.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { PollSetting } from "../../domain/polling/poll-beat.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Installation } from "../../ports/registry.ts";
import type { Store } from "../../ports/store.ts";
import type { Polling } from "../ingest/create-polling.ts";
import { createBoardReport } from "./board-report.ts";
import { createHealthReport } from "./health-report.ts";
import { createIntakeReport } from "./intake-report.ts";
import { createItemReport } from "./item-report.ts";
import { createMessagesReport } from "./messages-report.ts";
import type { Monitor } from "./monitor.ts";
import { createProblemsReport } from "./problems-report.ts";
import { createProductionReport } from "./production-report.ts";
import { createSupplierReport, createSuppliersReport, type SuppliersReportPorts } from "./suppliers-report.ts";

/** Everything the board's pages ask for. */
export interface Reports {
  board(installation_id: string, view: BoardView): Promise<BoardReport>;
  /** Null where the subject was never assessed. */
  item(subject: Subject): Promise<ItemReport | null>;
  production(installation_id: string): Promise<ProductionReport>;
  suppliers(installation_id: string): Promise<SuppliersReport>;
  /** Null where nobody has ever named the supplier. */
  supplier(installation_id: string, supplier_code: string): Promise<SupplierReport | null>;
  messages(installation_id: string): Promise<MessagesReport>;
  /** Phone numbers are masked unless the reader may see them. */
  problems(installation_id: string, reader?: { readonly sees_phones: boolean }): Promise<ProblemsReport>;
  health(installation: Installation): Promise<HealthReport>;
}

interface ReportsOptions extends SuppliersReportPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly monitor: Monitor;
  readonly polling: Pick<Polling, "watches" | "notices">;
  readonly poll_setting: PollSetting;
  /** Whether pushes can come at all. */
  readonly is_reachable: boolean;
  readonly version: string;
}

/** All reports on one store. */
export function createReports(options: ReportsOptions): Reports {
  const { store, clock, monitor, polling, poll_setting, is_reachable, version } = options;
  const { watches, notices } = polling;
  const intake = createIntakeReport({ ...store, watches, notices, is_reachable, setting: poll_setting });
  return {
    board: createBoardReport({ ...store, clock }),
    item: createItemReport({ ...store, clock }),
    production: createProductionReport({ ...store, clock }),
    suppliers: createSuppliersReport(options),
    supplier: createSupplierReport(options),
    messages: createMessagesReport(store),
    problems: createProblemsReport({ ...store, notices }),
    health: createHealthReport({ ...store, clock, monitor, version, intake }),
  };
}
