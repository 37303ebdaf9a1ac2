/** The report of a week or a month, as it is written into a file, and the list of those that were. */
import { z } from "zod";
import type { BoardReport, BoardRow } from "./board.ts";
import type { RetentionMonth } from "./retention.ts";
import type { ResponseReport } from "./responses.ts";
import type { SupplierReportRow } from "./suppliers.ts";

/** What a report is of. */
export const REPORT_PERIODS = ["week", "month"] as const;
export type ReportPeriod = (typeof REPORT_PERIODS)[number];

/** A line that a buyer ordered from the plan within the report's span. */
export interface ReportedOrder {
  readonly purchase_order_no: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly supplier_code: string;
  readonly suggested_quantity: number;
  readonly quantity: number;
  /** Money; null where no cost is known. */
  readonly cost: number | null;
  /** Civil days. */
  readonly chosen_on: string;
  readonly expected_date: string;
  readonly chosen_by: string;
}

/** All figures of a report. What stands is as of `made_at`; what happened is of the `span_days` before it. */
export interface PeriodReport {
  readonly period: ReportPeriod;
  readonly shop_name: string;
  /** The calendar week (Monday to Sunday) or month that was over when it was made. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** Local day and time. */
  readonly made_at: string;
  readonly span_days: number;
  readonly counts: BoardReport["counts"];
  readonly expected_loss: number;
  /** Out, critical and high, worst first. */
  readonly risky: readonly BoardRow[];
  readonly orders: readonly ReportedOrder[];
  readonly responses: ResponseReport;
  readonly suppliers: readonly SupplierReportRow[];
  /** What shortages did to customers in the month; null for a week, and where it is not made yet. */
  readonly retention: RetentionMonth | null;
}

/** The name of a report's file: its period and first day, or month. */
export const reportFileName = z.string().regex(/^(?:week-\d{4}-\d{2}-\d{2}|month-\d{4}-\d{2})\.xlsx$/);

/** Reports that are kept, the newest first. */
export const reportFiles = z.object({
  files: z.array(z.object({ name: reportFileName, bytes: z.number(), written_at: z.number() })),
});
export type ReportFilesReport = z.infer<typeof reportFiles>;

/** How many reports were written when somebody asked; none where all were there. */
export interface WrittenReports {
  readonly written: number;
}
