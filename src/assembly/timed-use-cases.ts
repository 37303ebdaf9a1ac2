/** What an add-on does by time, wired; `timed-works.ts` gives each its beat. */
import { createAskBroadcasts } from "../app/broadcast/ask-broadcasts.ts";
import { createCareForCustomers } from "../app/care/care-for-customers.ts";
import type { MakeCareResults } from "../app/care/care-results.ts";
import type { CareSegments } from "../app/care/care-segments.ts";
import type { KeptCareSettings } from "../app/care/care-settings.ts";
import { createExplainEvents, type ExplainEventsPorts } from "../app/cause/explain-events.ts";
import { createTagCustomers } from "../app/customer/tag-customers.ts";
import type { CustomerMarks } from "../app/customer/customer-marks.ts";
import { createChurnNotes } from "../app/customer-base/churn-notes.ts";
import { createFigureCustomers } from "../app/customer-base/figure-customers.ts";
import type { CustomerBases } from "../app/customer-base/kept-customer-base.ts";
import { createToldTags } from "../app/customer/told-tags.ts";
import type { KeptChurn } from "../app/customer-retention/kept-churn.ts";
import { createKeptMonths } from "../app/customer-retention/kept-months.ts";
import type { KeptRetention } from "../app/customer-retention/kept-retention.ts";
import { createMakeRetention } from "../app/customer-retention/make-retention.ts";
import { createWriteStockoutReports } from "../app/customer-retention/write-reports.ts";
import type { ChannelNotices } from "../app/doctor/channel-notices.ts";
import type { ExamineChannels } from "../app/doctor/examine-channels.ts";
import { createWatchChannels } from "../app/doctor/watch-channels.ts";
import { createJudgeFeedback } from "../app/feedback/judge-feedback.ts";
import { createWriteDueReports, type WriteDueReportsPorts } from "../app/period-report/write-due-reports.ts";
import { createWriteReportsNow } from "../app/period-report/write-report.ts";
import type { KeptCourses } from "../app/purchase-course/kept-courses.ts";
import { createReadCourses, type ReadCoursesPorts } from "../app/purchase-course/read-courses.ts";
import { createTellRules, type TellRulesPorts } from "../app/rules/tell-rules.ts";
import { createSendWeeklyReports } from "../app/weekly/send-weekly-reports.ts";
import { createWeeklyReport, type WeeklyReportPorts } from "../app/weekly/weekly-report.ts";
import type { ChannelDirectory } from "../ports/channel-directory.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { ReportFiles } from "../ports/report-files.ts";
import type { Store } from "../ports/store.ts";
import type { TokenMaker } from "../ports/token-maker.ts";
import type { AddonSetting } from "./addon.ts";
import { failureFields } from "./failure-fields.ts";

interface TimedParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channels: ChannelDirectory;
  readonly channelNotices: ChannelNotices;
  readonly examineChannels: ExamineChannels;
  readonly platform: ReadCoursesPorts["platform"];
  readonly courses: KeptCourses;
  readonly marks: CustomerMarks;
  readonly customerBases: CustomerBases;
  readonly retention: KeptRetention;
  readonly keptChurn: KeptChurn;
  readonly segmentsOf: CareSegments;
  readonly reportFiles: ReportFiles;
  readonly periodReport: WriteDueReportsPorts["periodReport"];
  readonly reportWorkbook: WriteDueReportsPorts["workbook"];
  readonly responseReport: WeeklyReportPorts["responseReport"];
  readonly rulesReport: TellRulesPorts["rulesReport"];
  readonly calendar: ExplainEventsPorts["calendar"];
  readonly pooledModel: ExplainEventsPorts["pooledModel"];
  readonly binding: TellRulesPorts["binding"];
  readonly careSettings: KeptCareSettings;
  readonly careResults: Pick<MakeCareResults, "stopped">;
  readonly tokens: TokenMaker;
  readonly public_url: string | null;
  readonly kept_days: number;
  readonly onChange: AddonSetting["onChange"];
  breathe(): Promise<void>;
}

/** Use cases that the clock asks for, and reports that somebody may want before it does. */
export type TimedUseCases = ReturnType<typeof createTimedUseCases>;

export function createTimedUseCases(parts: TimedParts) {
  const {
    store,
    clock,
    log,
    channels,
    channelNotices,
    examineChannels,
    platform,
    courses,
    binding,
    breathe,
    onChange,
  } = parts;
  const { marks, customerBases, calendar, pooledModel, retention, keptChurn } = parts;
  const { reportFiles, periodReport, reportWorkbook, responseReport, rulesReport, public_url } = parts;
  const failed = (level: "warn" | "error", event: string) => (installation_id: string, error: unknown) =>
    log[level](event, { installation_id, ...failureFields(error) });

  return {
    writeDueReports: createWriteDueReports({
      ...{ ...store, clock, files: reportFiles, periodReport, workbook: reportWorkbook },
      onError: failed("error", "report.failed"),
    }),

    writeReportsNow: createWriteReportsNow({ clock, files: reportFiles, periodReport, workbook: reportWorkbook }),
    makeRetention: createMakeRetention({
      ...{ ...store, clock, breathe, marks, kept: retention, keptMonths: createKeptMonths(store.registry), keptChurn },
      kept_days: parts.kept_days,
      onError: failed("error", "retention.failed"),
    }),

    writeStockoutReports: createWriteStockoutReports({
      ...{ ...store, clock, kept: retention, binding },
      onError: failed("error", "stockout_report.failed"),
    }),

    tellRules: createTellRules({
      ...{ ...store, clock, channels, binding, rulesReport },
      onError: failed("warn", "rules.untold"),
    }),

    watchChannels: createWatchChannels({
      ...{ ...store, channelNotices, examineChannels },
      onError: failed("warn", "channels.unwatched"),
    }),

    tagCustomers: createTagCustomers({
      ...{ ...store, clock, breathe, binding, toldTags: createToldTags(store) },
      onError: failed("warn", "tags.failed"),
    }),

    figureCustomers: createFigureCustomers({
      ...{ ...store, clock, breathe, marks, customerBases },
      churnNotes: createChurnNotes({ ...store, clock, binding, toldChurn: createToldTags(store, "churn_told") }),
      onError: failed("error", "customers.failed"),
    }),

    careForCustomers: createCareForCustomers({
      ...{ ...store, clock, breathe, marks, tokens: parts.tokens, careSettings: parts.careSettings },
      segmentsOf: parts.segmentsOf,
      stoppedActions: parts.careResults.stopped,
      onError: failed("warn", "care.failed"),
    }),

    judgeFeedback: createJudgeFeedback({
      ...{ ...store, clock, binding },
      onError: failed("warn", "feedback.unjudged"),
    }),

    askBroadcasts: createAskBroadcasts({
      ...{ ...store, clock, channels },
      onUnread: ({ installation_id, channel, problem }) =>
        log.warn("broadcast.unread", { installation_id, channel, code: problem.code, message: problem.message }),
      onHeard: () => onChange("messages"),
      onError: failed("warn", "broadcasts.failed"),
    }),

    readCourses: createReadCourses({
      ...{ ...store, clock, platform, kept: courses, binding },
      onError: failed("warn", "courses.failed"),
    }),

    explainEvents: createExplainEvents({
      ...{ ...store, clock, calendar, pooledModel, courses, breathe },
      onError: failed("warn", "events.unexplained"),
    }),

    sendWeeklyReports: createSendWeeklyReports({
      ...{ ...store, clock, board_link: public_url === null ? null : `${public_url}/` },
      weeklyReport: createWeeklyReport({ ...store, clock, responseReport }),
    }),
  };
}
