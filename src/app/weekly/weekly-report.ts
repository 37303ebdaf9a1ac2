import type { Day } from "../../domain/calendar/day.ts";
import { isAlarming } from "../../domain/risk/severity.ts";
import { type PlaceName, placeNames } from "../../domain/text/place-names.ts";
import { WHOLE_BOARD } from "../../contracts/board-view.ts";
import type { ResponseReport } from "../../contracts/responses.ts";
import type { AssessmentsOverview, Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { periodBefore } from "../period-report/report-period.ts";

/** A shop's week as its owner reads it, by the same figures that the board shows at that time. */
export interface WeeklyReport {
  /** Monday to Sunday. */
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly overview: AssessmentsOverview;
  /** Of the latest seven days beside the seven before. */
  readonly responses: ResponseReport;
  /** The worst that stand, as the board lists them. */
  readonly worst: readonly KeptAssessment[];
  /** How the shop calls its places. */
  readonly placeName: PlaceName;
}

/** Ports of `weeklyReport`. */
export interface WeeklyReportPorts {
  readonly assessments: Pick<Assessments, "overview" | "page">;
  readonly subjects: Pick<Subjects, "masters">;
  readonly clock: Pick<Clock, "today">;
  responseReport(installation_id: string, days?: number): Promise<ResponseReport>;
}

const WEEK = 7;
const SHOWN = 5;

/** Makes the report of the week that was over before today's. */
export function createWeeklyReport({ assessments, subjects, clock, responseReport }: WeeklyReportPorts) {
  return async function weeklyReport(installation_id: string): Promise<WeeklyReport> {
    const today = clock.today();
    const [overview, page, week, lately, locations] = await Promise.all([
      assessments.overview(installation_id),
      assessments.page(installation_id, WHOLE_BOARD, SHOWN),
      responseReport(installation_id, WEEK),
      responseReport(installation_id),
      subjects.masters(installation_id, "location"),
    ]);
    // Who still waits is the same whatever span the times are of, and the board says how many.
    const responses = { ...week, waiting: lately.waiting, ignored: lately.ignored };
    const worst = page.rows.filter(({ risk }) => isAlarming(risk.severity));
    const placeName = placeNames(locations);
    return { ...periodBefore("week", today), today, overview, responses, worst, placeName };
  };
}
