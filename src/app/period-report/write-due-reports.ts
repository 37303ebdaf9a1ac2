import { daysBetween } from "../../domain/calendar/day.ts";
import { type PeriodReport, REPORT_PERIODS, type ReportPeriod } from "../../contracts/period-report.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { ReportFiles } from "../../ports/report-files.ts";
import { type MakePeriodReport, periodBefore, reportName } from "./period-report.ts";

/** Ports of `writeDueReports`. */
export interface WriteDueReportsPorts {
  readonly registry: Pick<Registry, "installations">;
  readonly files: ReportFiles;
  readonly clock: Pick<Clock, "today">;
  readonly periodReport: MakePeriodReport;
  workbook(report: PeriodReport): Promise<Uint8Array>;
}

/** Where nothing ran on the first day, a report is still made so many days later: its figures are of the day it is made. */
const LATE_DAYS = 2;
/** A year of weeks, two of months. */
const KEPT: Readonly<Record<ReportPeriod, number>> = { week: 53, month: 24 };

/** Writes the reports of the week and the month that have just ended, once each, and drops the oldest; returns how many. */
export function createWriteDueReports({ registry, files, clock, periodReport, workbook }: WriteDueReportsPorts) {
  return async function writeDueReports(): Promise<number> {
    let written = 0;
    for (const installation of await registry.installations()) {
      const { installation_id } = installation;
      const known = (await files.list(installation_id)).map(({ name }) => name);
      for (const period of REPORT_PERIODS) {
        const { from, to } = periodBefore(period, clock.today());
        const name = reportName(period, from);
        if (known.includes(name) || daysBetween(to, clock.today()) > LATE_DAYS) continue;
        await files.write(installation_id, name, await workbook(await periodReport(installation, period)));
        written += 1;
        await dropOldest(installation_id, period);
      }
    }
    return written;
  };

  /** By their names, which say of when they are. */
  async function dropOldest(installation_id: string, period: ReportPeriod): Promise<void> {
    const names = (await files.list(installation_id)).map(({ name }) => name).filter((name) => name.startsWith(period));
    for (const name of names.sort().slice(0, -KEPT[period])) await files.remove(installation_id, name);
  }
}
