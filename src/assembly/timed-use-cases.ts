/** What an add-on does by time, wired; `timed-works.ts` gives each its beat. */
import { createAskBroadcasts } from "../app/broadcast/ask-broadcasts.ts";
import { createExplainEvents, type ExplainEventsPorts } from "../app/cause/explain-events.ts";
import type { ChannelNotices } from "../app/doctor/channel-notices.ts";
import type { ExamineChannels } from "../app/doctor/examine-channels.ts";
import { createWatchChannels } from "../app/doctor/watch-channels.ts";
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
import type { AddonSetting } from "./addon.ts";
import { failedInstallation } from "./failure-fields.ts";

interface TimedParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channels: ChannelDirectory;
  readonly channelNotices: ChannelNotices;
  readonly examineChannels: ExamineChannels;
  readonly platform: ReadCoursesPorts["platform"];
  readonly courses: KeptCourses;
  readonly reportFiles: ReportFiles;
  readonly periodReport: WriteDueReportsPorts["periodReport"];
  readonly reportWorkbook: WriteDueReportsPorts["workbook"];
  readonly responseReport: WeeklyReportPorts["responseReport"];
  readonly rulesReport: TellRulesPorts["rulesReport"];
  readonly calendar: ExplainEventsPorts["calendar"];
  readonly pooledModel: ExplainEventsPorts["pooledModel"];
  readonly binding: TellRulesPorts["binding"];
  readonly public_url: string | null;
  readonly onChange: AddonSetting["onChange"];
  breathe(): Promise<void>;
}

/** Use cases that the clock asks for, and reports that somebody may want before it does. */
export type TimedUseCases = ReturnType<typeof createTimedUseCases>;

export function createTimedUseCases(parts: TimedParts) {
  const { store, clock, log, channels, channelNotices, examineChannels, platform, courses, binding } = parts;
  const { calendar, pooledModel, breathe, onChange } = parts;
  const { reportFiles, periodReport, reportWorkbook, responseReport, rulesReport, public_url } = parts;
  const failed = failedInstallation(log);

  return {
    writeDueReports: createWriteDueReports({
      ...{ ...store, clock, files: reportFiles, periodReport, workbook: reportWorkbook },
      onError: failed("error", "report.failed"),
    }),

    writeReportsNow: createWriteReportsNow({ clock, files: reportFiles, periodReport, workbook: reportWorkbook }),

    tellRules: createTellRules({
      ...{ ...store, clock, channels, binding, rulesReport },
      onError: failed("warn", "rules.untold"),
    }),

    watchChannels: createWatchChannels({
      ...{ ...store, channelNotices, examineChannels },
      onError: failed("warn", "channels.unwatched"),
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
