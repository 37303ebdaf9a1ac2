import { REPORT_PERIODS } from "../../contracts/period-report.ts";
import type { Registry } from "../../ports/registry.ts";
import { createWriteReport, type WriteReportPorts } from "./write-report.ts";
import { isStillDue } from "./report-period.ts";

/** Ports of `writeDueReports`. */
export interface WriteDueReportsPorts extends WriteReportPorts {
  readonly registry: Pick<Registry, "installations">;
  /** One report that cannot be made or kept holds up no other. */
  onError(installation_id: string, error: unknown): void;
}

/** Writes the reports of the week and the month that have just ended, once each, and drops the oldest; returns how many. */
export function createWriteDueReports(ports: WriteDueReportsPorts) {
  const { registry, clock } = ports;
  const writeReport = createWriteReport(ports);

  return async function writeDueReports(): Promise<number> {
    let written = 0;
    for (const installation of await registry.installations()) {
      for (const period of REPORT_PERIODS) {
        try {
          if (isStillDue(period, clock.today()) && (await writeReport(installation, period))) written += 1;
        } catch (error) {
          ports.onError(installation.installation_id, error);
        }
      }
    }
    return written;
  };
}
