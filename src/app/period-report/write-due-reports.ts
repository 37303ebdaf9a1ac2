import { type PeriodReport, REPORT_PERIODS, type ReportPeriod } from "../../contracts/period-report.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Installation, Registry } from "../../ports/registry.ts";
import type { ReportFiles } from "../../ports/report-files.ts";
import type { MakePeriodReport } from "./period-report.ts";
import { isStillDue, periodBefore, reportName } from "./report-period.ts";

/** Ports of `writeDueReports`. */
export interface WriteDueReportsPorts {
  readonly registry: Pick<Registry, "installations">;
  readonly files: ReportFiles;
  readonly clock: Pick<Clock, "today">;
  readonly periodReport: MakePeriodReport;
  workbook(report: PeriodReport): Promise<Uint8Array>;
  /** One report that cannot be made or kept holds up no other. */
  onError(installation_id: string, error: unknown): void;
}

/** A year of weeks, two of months. */
const KEPT: Readonly<Record<ReportPeriod, number>> = { week: 53, month: 24 };

/** Writes the reports of the week and the month that have just ended, once each, and drops the oldest; returns how many. */
export function createWriteDueReports(ports: WriteDueReportsPorts) {
  const { registry, files, clock, periodReport, workbook } = ports;

  return async function writeDueReports(): Promise<number> {
    let written = 0;
    for (const installation of await registry.installations()) {
      for (const period of REPORT_PERIODS) {
        try {
          if (await writeIfDue(installation, period)) written += 1;
        } catch (error) {
          ports.onError(installation.installation_id, error);
        }
      }
    }
    return written;
  };

  async function writeIfDue(installation: Installation, period: ReportPeriod): Promise<boolean> {
    const { installation_id } = installation;
    const today = clock.today();
    if (!isStillDue(period, today)) return false;
    const name = reportName(period, periodBefore(period, today).from);
    if ((await files.list(installation_id)).some((known) => known.name === name)) return false;
    await files.write(installation_id, name, await workbook(await periodReport(installation, period)));
    await dropOldest(installation_id, period);
    return true;
  }

  /** By their names, which say of when they are. */
  async function dropOldest(installation_id: string, period: ReportPeriod): Promise<void> {
    const names = (await files.list(installation_id)).map(({ name }) => name).filter((name) => name.startsWith(period));
    for (const name of names.sort().slice(0, -KEPT[period])) await files.remove(installation_id, name);
  }
}
