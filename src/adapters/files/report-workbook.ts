import { writeXlsx } from "hucre/xlsx";
import type { BoardRow } from "../../contracts/board.ts";
import type { PeriodReport, ReportedOrder } from "../../contracts/period-report.ts";
import type { RetentionMonth } from "../../contracts/retention.ts";
import type { SupplierReportRow } from "../../contracts/suppliers.ts";
import { type AlertSeverity, SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import { STOCKOUT_CHURN_DEFINITION } from "../../domain/retention/stockout-churn-text.ts";
import { RETENTION_COLUMNS, retentionRows } from "./retention-sheet.ts";
import type { Cell, Column } from "./sheet-column.ts";
import { harmless } from "./form-workbook.ts";

const MONEY = "#,##0.00";
const UNITS = "#,##0.##";
const WHOLE = "#,##0";
const SHARE = "0.0%";
const HOURS = "#,##0.0";
const HOUR_MS = 3_600_000;
const SEVERITIES = ["out", "critical", "high", "watch", "none", "unknown"] as const satisfies readonly AlertSeverity[];
const ALARMING = "缺货、紧急、预警";

/** A report as a workbook of five sheets, six for a month; the first line of each says of when it is and what it means. */
export async function reportWorkbook(report: PeriodReport): Promise<Uint8Array> {
  const { span_days } = report;
  const standing = `“现在”指制作之时。`;
  const happened = `近 ${span_days} 天指制作之前的 ${span_days} 天。`;
  return writeXlsx({
    sheets: [
      sheet(
        "概览",
        INDICATORS,
        indicatorsOf(report),
        head(report, `${standing}${happened}预计损失只合计${ALARMING}的商品。`),
      ),
      sheet("缺货与风险", RISKY, report.risky, head(report, `${standing}列出${ALARMING}的全部商品，最严重的在前。`)),
      sheet(
        "采购",
        ORDERS,
        report.orders,
        head(
          report,
          `${happened}由补货计划生成的采购单行，不含生成失败的；金额按数量对应的阶梯价；建议数量是当时的建议。`,
        ),
      ),
      sheet("预警响应", TIMES, timesOf(report), head(report, `${happened}从引起预警的记录变化算起，只计已发生的。`)),
      ...(report.retention === null ? [] : [retentionSheet(report, report.retention)]),
      sheet("供应商", SUPPLIERS, report.suppliers, head(report, `${standing}交期为供应商工作日；样本不足时留空。`)),
    ],
  });
}

function retentionSheet(report: PeriodReport, month: RetentionMonth) {
  return sheet("缺货与客户", RETENTION_COLUMNS, retentionRows(month), head(report, STOCKOUT_CHURN_DEFINITION));
}

function head({ period, shop_name, from, to, made_at }: PeriodReport, definitions: string): string {
  return `${shop_name} ${period === "week" ? "周报" : "月报"} ${from} 至 ${to}，制作于 ${made_at}。${definitions}`;
}

interface Indicator {
  readonly name: string;
  readonly value: Cell;
  readonly unit: string;
}

const INDICATORS: readonly Column<Indicator>[] = [
  { title: "指标", width: 30, cellOf: ({ name }) => name },
  { title: "数值", width: 16, format: UNITS, cellOf: ({ value }) => value },
  { title: "单位", width: 10, cellOf: ({ unit }) => unit },
];

function indicatorsOf({ counts, expected_loss, responses, orders, span_days }: PeriodReport): readonly Indicator[] {
  const { recent, before, waiting } = responses;
  return [
    ...SEVERITIES.map((severity) => ({
      name: `现在：${SEVERITY_LABELS[severity]}`,
      value: counts[severity],
      unit: "个",
    })),
    { name: "现在：预计损失合计", value: expected_loss, unit: "元" },
    { name: `近 ${span_days} 天：新产生预警`, value: recent.alerts, unit: "个" },
    { name: `再前 ${span_days} 天：新产生预警`, value: before?.alerts ?? null, unit: "个" },
    { name: `近 ${span_days} 天：其中已解除`, value: recent.cleared, unit: "个" },
    { name: "现在：通知一天以上无人处理", value: waiting, unit: "个" },
    { name: `近 ${span_days} 天：采购单行`, value: orders.length, unit: "行" },
    { name: `近 ${span_days} 天：采购金额`, value: sumOf(orders), unit: "元" },
  ];
}

function sumOf(orders: readonly ReportedOrder[]): number {
  return orders.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
}

const RISKY: readonly Column<BoardRow>[] = [
  { title: "等级", width: 8, cellOf: ({ severity }) => SEVERITY_LABELS[severity] },
  { title: "商品编码", width: 16, cellOf: ({ item_code }) => item_code },
  { title: "商品名称", width: 30, cellOf: ({ item_name }) => item_name },
  { title: "分类", width: 14, cellOf: ({ category }) => category },
  { title: "仓库", width: 14, cellOf: ({ location_code }) => location_code },
  { title: "现有库存", width: 12, format: UNITS, cellOf: ({ on_hand }) => on_hand },
  { title: "可供天数", width: 10, format: HOURS, cellOf: ({ days_of_supply }) => days_of_supply },
  { title: "预计缺货日", width: 12, cellOf: ({ stockout_date }) => stockout_date },
  { title: "缺货概率", width: 10, format: SHARE, cellOf: ({ stockout_probability }) => stockout_probability },
  { title: "建议订货", width: 12, format: UNITS, cellOf: ({ suggested_order_quantity }) => suggested_order_quantity },
  { title: "预计损失（元）", width: 16, format: MONEY, cellOf: ({ expected_loss }) => expected_loss },
  { title: "负责人", width: 12, cellOf: ({ assigned_to }) => assigned_to },
  { title: "原因", width: 60, cellOf: ({ reason }) => reason },
];

const ORDERS: readonly Column<ReportedOrder>[] = [
  { title: "采购单号", width: 20, cellOf: ({ purchase_order_no }) => purchase_order_no },
  { title: "下单日", width: 12, cellOf: ({ chosen_on }) => chosen_on },
  { title: "下单人", width: 12, cellOf: ({ chosen_by }) => chosen_by },
  { title: "供应商编码", width: 16, cellOf: ({ supplier_code }) => supplier_code },
  { title: "商品编码", width: 16, cellOf: ({ item_code }) => item_code },
  { title: "仓库", width: 14, cellOf: ({ location_code }) => location_code },
  { title: "建议数量", width: 12, format: UNITS, cellOf: ({ suggested_quantity }) => suggested_quantity },
  { title: "下单数量", width: 12, format: UNITS, cellOf: ({ quantity }) => quantity },
  { title: "金额（元）", width: 16, format: MONEY, cellOf: ({ cost }) => cost },
  { title: "预计到货", width: 12, cellOf: ({ expected_date }) => expected_date },
];

type Time = PeriodReport["responses"]["recent"]["told"] & { readonly name: string };

const TIMES: readonly Column<Time>[] = [
  { title: "步骤", width: 22, cellOf: ({ name }) => name },
  { title: "已发生（个）", width: 14, format: WHOLE, cellOf: ({ count }) => count },
  { title: "一半快于（小时）", width: 18, format: HOURS, cellOf: ({ median_ms }) => hours(median_ms) },
  { title: "九成快于（小时）", width: 18, format: HOURS, cellOf: ({ p90_ms }) => hours(p90_ms) },
];

function timesOf({ responses: { recent, before }, span_days }: PeriodReport): readonly Time[] {
  const steps = [
    ["通知", "told"],
    ["有人处理", "answered"],
    ["下采购单", "ordered"],
    ["到货", "received"],
  ] as const;
  return [
    ...steps.map(([name, step]) => ({ name, ...recent[step] })),
    ...(before === null
      ? []
      : steps.map(([name, step]) => ({ name: `${name}（再前 ${span_days} 天）`, ...before[step] }))),
  ];
}

function hours(ms: number | null): number | null {
  return ms === null ? null : ms / HOUR_MS;
}

const LIGHTS = { red: "红", amber: "黄", green: "绿", unknown: "样本不足" } as const;

const SUPPLIERS: readonly Column<SupplierReportRow>[] = [
  { title: "评级", width: 10, cellOf: ({ mark }) => LIGHTS[mark.light] },
  { title: "供应商编码", width: 16, cellOf: ({ supplier_code }) => supplier_code },
  { title: "供应商", width: 28, cellOf: ({ supplier_name }) => supplier_name },
  { title: "到货次数", width: 10, format: WHOLE, cellOf: ({ delivery_count }) => delivery_count },
  { title: "交期中位数（天）", width: 18, format: HOURS, cellOf: ({ lead_time }) => lead_time?.median_days ?? null },
  { title: "迟到率", width: 10, format: SHARE, cellOf: ({ lateness }) => lateness.late_rate },
  { title: "预计损失（元）", width: 16, format: MONEY, cellOf: ({ expected_loss }) => expected_loss },
];

function sheet<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[], first: string) {
  return {
    name,
    columns: columns.map(({ width, format }) => ({ width, ...(format === undefined ? {} : { numFmt: format }) })),
    rows: [
      [harmless(first)],
      columns.map(({ title }): Cell => title),
      ...rows.map((row) => columns.map(({ cellOf }) => plain(cellOf(row)))),
    ],
    freezePane: { rows: 2 },
  };
}

function plain(cell: Cell): Cell {
  return typeof cell === "string" ? harmless(cell) : cell;
}
