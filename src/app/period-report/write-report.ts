import { type PeriodReport, REPORT_PERIODS, type ReportPeriod } from "../../contracts/period-report.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Installation } from "../../ports/registry.ts";
import type { ReportFiles } from "../../ports/report-files.ts";
import type { MakePeriodReport } from "./period-report.ts";
import { periodBefore, reportName } from "./report-period.ts";

/** Ports of `writeReport`. */
export interface WriteReportPorts {
  readonly files: ReportFiles;
  readonly clock: Pick<Clock, "today">;
  readonly periodReport: MakePeriodReport;
  workbook(report: PeriodReport): Promise<Uint8Array>;
}

/** A year of weeks, two of months. */
const KEPT: Readonly<Record<ReportPeriod, number>> = { week: 53, month: 24 };

/** Writes the report of the last week or month that is over, and drops the oldest; false where it was written before. */
export function createWriteReport({ files, clock, periodReport, workbook }: WriteReportPorts) {
  return async function writeReport(installation: Installation, period: ReportPeriod): Promise<boolean> {
    const { installation_id } = installation;
    const name = reportName(period, periodBefore(period, clock.today()).from);
    if ((await files.list(installation_id)).some((known) => known.name === name)) return false;
    await files.write(installation_id, name, await workbook(await periodReport(installation, period)));
    await dropOldest(installation_id, period);
    return true;
  };

  /** By their names, which say of when they are. */
  async function dropOldest(installation_id: string, period: ReportPeriod): Promise<void> {
    const names = (await files.list(installation_id)).map(({ name }) => name).filter((name) => name.startsWith(period));
    for (const name of names.sort().slice(0, -KEPT[period])) await files.remove(installation_id, name);
  }
}

/** Writes the reports of the last week and month at once, those that are missing; returns how many. */
export function createWriteReportsNow(ports: WriteReportPorts) {
  const writeReport = createWriteReport(ports);
  return async function writeReportsNow(installation: Installation): Promise<number> {
    let written = 0;
    for (const period of REPORT_PERIODS) if (await writeReport(installation, period)) written += 1;
    return written;
  };
}

/** Writes reports when somebody asks for them. */
export type WriteReportsNow = ReturnType<typeof createWriteReportsNow>;
