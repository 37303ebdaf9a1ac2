import type { SupplierReport, SuppliersReport } from "../../contracts/suppliers.ts";
import type { AssigneesReport } from "../../contracts/assignees.ts";
import type { BoardReport } from "../../contracts/board.ts";
import type { PlacesReport } from "../../contracts/places.ts";
import type { HealthReport } from "../../contracts/health-report.ts";
import type { ItemReport } from "../../contracts/item-report.ts";
import type { MessagesReport } from "../../contracts/messages-report.ts";
import type { ProblemsReport } from "../../contracts/problems-report.ts";
import type { ProductionReport } from "../../contracts/production-report.ts";
import type { BoardView } from "../../contracts/board-view.ts";
import type { RulesReport } from "../../contracts/rules-report.ts";
import type { FeedbackReport } from "../../contracts/feedback-report.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { OperatingReport } from "../../contracts/operating-figures.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { PollSetting } from "../../domain/polling/poll-beat.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Installation } from "../../ports/registry.ts";
import type { Store } from "../../ports/store.ts";
import type { KeptCourses } from "../purchase-course/kept-courses.ts";
import type { RetentionReport } from "../../contracts/retention.ts";
import type { KeptRetention } from "../customer-retention/kept-retention.ts";
import { createRetentionReport } from "../customer-retention/retention-report.ts";
import type { KeptFigures } from "../operating/kept-figures.ts";
import type { Polling } from "../ingest/create-polling.ts";
import { createAssignees } from "../alert/assignees.ts";
import type { ReckonEventFutureLoss } from "../exposure/event-future-loss.ts";
import { createBoardReport } from "./board-report.ts";
import { createHealthReport } from "./health-report.ts";
import { createIntakeReport } from "./intake-report.ts";
import { createItemReport } from "./item-report.ts";
import { createMessagesReport } from "./messages-report.ts";
import type { Monitor } from "./monitor.ts";
import { createFeedbackReport } from "../feedback/feedback-report.ts";
import { createOperatingReport } from "./operating-report.ts";
import { createPlacesReport } from "./places-report.ts";
import { createProblemsReport } from "./problems-report.ts";
import { createProductionReport } from "./production-report.ts";
import { createStandingNotices } from "./standing-notices.ts";
import { createSupplierReport, createSuppliersReport, type SuppliersReportPorts } from "./suppliers-report.ts";

/** Everything the board's pages ask for. */
export interface Reports {
  board(installation_id: string, view: BoardView): Promise<BoardReport>;
  operating(installation_id: string): Promise<OperatingReport>;
  retention(installation_id: string): Promise<RetentionReport>;
  /** What customers said. */
  feedback(installation_id: string): Promise<FeedbackReport>;
  /** Null where the subject was never assessed. */
  item(subject: Subject): Promise<ItemReport | null>;
  /** Whom an alert may be given to. */
  assignees(installation_id: string): Promise<AssigneesReport>;
  /** How people call the places where stock lies. */
  places(installation_id: string): Promise<PlacesReport>;
  production(installation_id: string): Promise<ProductionReport>;
  suppliers(installation_id: string): Promise<SuppliersReport>;
  /** Null where nobody has ever named the supplier. */
  supplier(installation_id: string, supplier_code: string): Promise<SupplierReport | null>;
  messages(installation_id: string): Promise<MessagesReport>;
  /** What each rule would have sent in the last days: thirty where not said. */
  rules(installation_id: string, days?: number): Promise<RulesReport>;
  /** Phone numbers are masked unless the reader may see them. */
  problems(installation_id: string, reader?: { readonly sees_phones: boolean }): Promise<ProblemsReport>;
  health(installation: Installation): Promise<HealthReport>;
}

interface ReportsOptions extends SuppliersReportPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly channels: Pick<ChannelDirectory, "list">;
  readonly calendar: Pick<HolidayCalendar, "around">;
  readonly figures: KeptFigures;
  readonly retention: Pick<KeptRetention, "of">;
  readonly courses: KeptCourses;
  /** Where people open a form; null where nobody knows. */
  formUrl(binding: FormBinding): Promise<string | null>;
  /** What the page of rules shows. */
  rulesReport(installation_id: string, days?: number): Promise<RulesReport>;
  pooledModel(installation_id: string): Promise<PooledModel | undefined>;
  /** What losing the customers whom an event hits would cost. */
  readonly eventFutureLoss: ReckonEventFutureLoss;
  readonly monitor: Monitor;
  readonly polling: Pick<Polling, "watches" | "notices">;
  readonly poll_setting: PollSetting;
  /** Our own id of a message, as vendors give it back, by its reference. */
  outIdOf(reference: string): string;
  /** Whether pushes can come at all. */
  readonly is_reachable: boolean;
  readonly version: string;
}

/** All reports on one store. */
export function createReports(options: ReportsOptions): Reports {
  const { store, clock, calendar, figures, courses, monitor, polling, poll_setting, is_reachable, version } = options;
  const { pooledModel, eventFutureLoss } = options;
  const { watches, notices } = polling;
  const standingNotices = createStandingNotices({ ...store, notices, channels: options.channels });
  const intake = createIntakeReport({ ...store, watches, standingNotices, is_reachable, setting: poll_setting });
  return {
    board: createBoardReport({ ...store, clock }),
    operating: createOperatingReport({ ...store, clock, figures, courses }),
    retention: createRetentionReport({ kept: options.retention, clock }),
    feedback: createFeedbackReport({ ...store, clock, formUrl: options.formUrl }),
    item: createItemReport({ ...store, clock, calendar, figures, pooledModel, eventFutureLoss }),
    assignees: createAssignees(store),
    places: createPlacesReport(store),
    production: createProductionReport({ ...store, clock }),
    suppliers: createSuppliersReport(options),
    supplier: createSupplierReport(options),
    messages: createMessagesReport({ ...store, outIdOf: options.outIdOf }),
    rules: options.rulesReport,
    problems: createProblemsReport({ ...store, standingNotices }),
    health: createHealthReport({ ...store, clock, monitor, version, intake }),
  };
}
