import { explanationSentence } from "../../domain/risk/explanation-sentence.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import type { KeptAssessment } from "../../ports/assessments.ts";
import type { SortedOrders } from "./import-orders.ts";
import { type AsideReason, ASIDE_REASONS } from "./order-line.ts";

/** How long the parts of an import took, and what they needed. */
export interface ImportFigures {
  readonly records: number;
  readonly sorted_ms: number;
  readonly loaded_ms: number;
  readonly read_back_ms: number;
  readonly assessed_ms: number;
  readonly peak_memory_mb: number;
  /** Whether stock was written that a plain buyer would have left. */
  readonly is_stock_assumed: boolean;
}

const SHOWN_EXPLANATIONS = 10;

/** What an import came to, line by line. */
export function importReport(
  orders: SortedOrders,
  figures: ImportFigures,
  { assessments, report_file }: { readonly assessments: readonly KeptAssessment[]; readonly report_file: string },
): readonly string[] {
  const total_ms = figures.sorted_ms + figures.loaded_ms + figures.read_back_ms + figures.assessed_ms;
  return [
    `读取 ${orders.rows} 行（${orders.first_day} 至 ${orders.last_day}），采用 ${orders.sales.length} 行，其中 ${orders.anonymous_sales} 行没有客户编号（记为散客）`,
    ...reasonLines(orders),
    `未采用的每一行及原因：${report_file}`,
    "",
    `写入 ${figures.records} 条记录，评估 ${assessments.length} 个商品（${stockText(figures)}）`,
    `用时 ${seconds(total_ms)}（整理 ${seconds(figures.sorted_ms)}、写入 ${seconds(figures.loaded_ms)}、读回 ${seconds(figures.read_back_ms)}、评估 ${seconds(figures.assessed_ms)}），${Math.round(orders.rows / (total_ms / 1000))} 行/秒，内存峰值 ${figures.peak_memory_mb} MB`,
    "",
    ...severityLines(assessments),
    "",
    ...assessments
      .filter(({ risk }) => risk.severity !== "unknown")
      .slice(0, SHOWN_EXPLANATIONS)
      .map(
        (kept) =>
          `${kept.item_code} ${kept.item_name}【${SEVERITY_LABELS[kept.risk.severity]}】${explanationSentence(kept.risk.explanation)}`,
      ),
  ];
}

function stockText({ is_stock_assumed }: ImportFigures): string {
  return is_stock_assumed
    ? "库存为假设：按固定下限补货推算，文件中没有库存"
    : "文件中没有库存，没有写库存台账和采购订单：请在“库存台账”填写现有库存后再看风险；只想试看，用 --sandbox 文件夹";
}

/** The rows that were set aside as a table for a file. */
export function asideTable({ aside }: SortedOrders): readonly (readonly (string | number)[])[] {
  return [
    ["行号", "原因", "内容"],
    ...aside.map(({ row_number, reason, fact }) => [row_number, ASIDE_REASONS[reason], fact]),
  ];
}

function reasonLines({ aside }: SortedOrders): readonly string[] {
  const counts = new Map<AsideReason, number>();
  for (const { reason } of aside) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `  未采用 ${count} 行：${ASIDE_REASONS[reason]}`);
}

function severityLines(assessments: readonly KeptAssessment[]): readonly string[] {
  return Object.entries(SEVERITY_LABELS).map(
    ([severity, label]) => `${label}\t${assessments.filter(({ risk }) => risk.severity === severity).length}`,
  );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} 秒`;
}
