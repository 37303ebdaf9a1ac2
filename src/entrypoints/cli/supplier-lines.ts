import type { SupplierReportRow, SuppliersReport } from "../../contracts/suppliers.ts";
import { percentText, quantityText } from "../../domain/text/quantity-text.ts";
import { tableLines } from "./text-table.ts";

const LIGHT_WORDS: Readonly<Record<SupplierReportRow["mark"]["light"], string>> = {
  red: "红",
  amber: "黄",
  green: "绿",
  unknown: "样本不足",
};
const TREND_WORDS: Readonly<Record<SupplierReportRow["trend"]["kind"], string>> = {
  lengthened: "↑ 变慢",
  shortened: "↓ 变快",
  steady: "→ 平稳",
  too_few: "样本不足",
};

const HEAD = [
  "供应商",
  "编码",
  "灯",
  "评分",
  "到货",
  "平均",
  "中位",
  "P90",
  "迟到率",
  "迟到P90",
  "足量率",
  "逾期",
  "趋势",
  "商品",
  "单一来源",
  "依赖度",
  "风险",
];
/** Names come first, numbers after them. */
const NAMES = [0, 1, 2];
const NOTHING = "—";

/** The table of suppliers as lines of text; days are working days. */
export function supplierTableLines(report: SuppliersReport): readonly string[] {
  const { suppliers, since, today, late_rate, full_rate, judged_trends, false_alarm_rate } = report;
  if (suppliers.length === 0) {
    return ["还没有供应商。绑定供应商资料、采购订单、采购入库单并同步后，这里会列出每家的到货表现。"];
  }
  return [
    `${since} 至 ${today} 的采购和到货，${suppliers.length} 家供应商，按风险（迟到率 × 依赖度）排列；天数为工作日。`,
    `全店：迟到率 ${shareText(late_rate)}，足量率 ${shareText(full_rate)}。`,
    `趋势判断了 ${judged_trends} 家；没有变化的供应商每次判断误报变慢不超过 ${quantityText(false_alarm_rate * 100)}%，即平均最多 ${quantityText(judged_trends * false_alarm_rate)} 家。`,
    "",
    ...tableLines([HEAD, ...suppliers.map(cellsOf)], NAMES),
  ];
}

function cellsOf({ lead_time, lateness, fullness, trend, score, mark, ...row }: SupplierReportRow): readonly string[] {
  return [
    row.supplier_name,
    row.supplier_code,
    LIGHT_WORDS[mark.light],
    score === null ? NOTHING : String(Math.round(score.value)),
    String(row.delivery_count),
    daysText(lead_time?.mean_days),
    daysText(lead_time?.median_days),
    daysText(lead_time?.p90_days),
    shareText(lateness.late_rate),
    daysText(lateness.late_p90_days),
    shareText(fullness.full_rate),
    String(fullness.overdue_count),
    TREND_WORDS[trend.kind],
    String(row.item_count),
    String(row.single_source_count),
    percentText(row.dependence),
    percentText(row.risk),
  ];
}

function daysText(days: number | null | undefined): string {
  return days == null ? NOTHING : quantityText(days);
}

function shareText(share: number | null): string {
  return share === null ? NOTHING : percentText(share);
}
