import type { RetentionMonth, ShareReport } from "../../contracts/retention.ts";
import type { Cell, Column } from "./sheet-column.ts";

/** A figure of the sheet 缺货与客户, with its interval where it has one. */
export interface RetentionRow {
  readonly name: string;
  readonly value: Cell;
  readonly unit: string;
  readonly low: Cell;
  readonly high: Cell;
  readonly note: string;
}

const HOUR_MS = 3_600_000;
const NUMBER = "#,##0.####";

export const RETENTION_COLUMNS: readonly Column<RetentionRow>[] = [
  { title: "指标", width: 40, cellOf: ({ name }) => name },
  { title: "数值", width: 16, format: NUMBER, cellOf: ({ value }) => value },
  { title: "单位", width: 8, cellOf: ({ unit }) => unit },
  { title: "95% 区间下限", width: 16, format: NUMBER, cellOf: ({ low }) => low },
  { title: "95% 区间上限", width: 16, format: NUMBER, cellOf: ({ high }) => high },
  { title: "说明", width: 70, cellOf: ({ note }) => note },
];

/** The same figures as the record 缺货月报 and the page 客户留存. */
export function retentionRows(month: RetentionMonth): readonly RetentionRow[] {
  const { effect, failures, responses, stock, churn } = month;
  const told = effect?.kind === "estimated" ? effect : null;
  const why = effect?.kind === "not_estimable" ? `无法估计：${effect.reasons.join("；")}` : "";
  const isKnown = month.item_days > 0;
  return [
    plain("缺货率（缺货商品天数 ÷ 商品天数）", isKnown ? month.item_days_out / month.item_days : null, "0–1"),
    plain("缺货商品天数", isKnown ? month.item_days_out : null, "天"),
    plain("缺货事件", isKnown ? month.events : null, "个"),
    plain("当场少卖", month.lost_units, "件"),
    plain("当场少卖金额", month.lost_revenue, "元"),
    { ...plain("当场少赚毛利", month.lost_margin, "元"), note: withoutCost(month) },
    plain("受影响客户", month.customers_hit, "位"),
    plain("其中流失", churn.outcomes.lost, "位"),
    shareRow("缺货流失率", churn.churn),
    { ...plain("因缺货多流失（截至月底全部缺货）", told?.lost.value ?? null, "位"), ...ends(told?.lost, 1), note: why },
    {
      ...plain("因缺货少赚毛利（截至月底全部缺货）", told === null ? null : -told.margin.value, "元"),
      ...{ ...ends(told?.margin, -1), note: why },
    },
    shareRow("因缺货取消率（订单行）", failures?.cancelled_lines ?? null),
    shareRow("因缺货取消率（订单）", failures?.cancelled_orders ?? null),
    plain("因缺货取消率（件数）", failures?.cancelled_quantity ?? null, "0–1"),
    shareRow("因缺货延期率（有承诺日的订单行）", failures?.delayed_lines ?? null),
    plain("从变化到通知（中位）", hours(responses.told_ms), "小时"),
    plain("从变化到有人处理（中位）", hours(responses.answered_ms), "小时"),
    plain("从变化到下采购单（中位）", hours(responses.ordered_ms), "小时"),
    plain("从变化到到货（中位）", hours(responses.received_ms), "小时"),
    plain("留下的客户", churn.outcomes.same_item + churn.outcomes.switched + churn.outcomes.other_goods, "位"),
    { ...plain("晚交仍成交金额", month.recovered?.late_revenue ?? null, "元"), note: "客户等到货才成交的" },
    plain("晚交仍成交毛利", month.recovered?.late_margin ?? null, "元"),
    plain("预警后没有断货", month.recovered?.averted_alerts ?? null, "次"),
    plain("关怀成本", month.care_cost, "元"),
    {
      ...plain("关怀净利润（能估计的动作，截至月底近两年）", month.care_profit?.value ?? null, "元"),
      ...{ ...ends(month.care_profit ?? undefined, 1), note: profitNote(month) },
    },
    {
      ...plain("库存金额（按采购成本）", stock?.value ?? null, "元"),
      note: stock === null ? "" : `${stock.closed_on} 的库存`,
    },
    plain("超出目标库存的占用资金", stock?.surplus_value ?? null, "元"),
  ];
}

function plain(name: string, value: Cell, unit: string): RetentionRow {
  return { name, value, unit, low: null, high: null, note: "" };
}

function shareRow(name: string, share: ShareReport): RetentionRow {
  if (share === null) return plain(name, null, "0–1");
  const { rate, low, high, count, of } = share;
  return { name, value: rate, unit: "0–1", low, high, note: `${count} / ${of}` };
}

function ends(interval: { readonly low: number; readonly high: number } | undefined, sign: 1 | -1) {
  if (interval === undefined) return {};
  const [low, high] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low];
  return { low, high };
}

function profitNote({ care_profit }: RetentionMonth): string {
  return care_profit === null ? "没有估计：对照还不够，或当时还没有统计" : `${care_profit.actions} 种动作`;
}

function withoutCost({ units_without_margin }: RetentionMonth): string {
  return units_without_margin > 0 ? `另有 ${units_without_margin} 件没有成本，未计入` : "";
}

function hours(ms: number | null): number | null {
  return ms === null ? null : ms / HOUR_MS;
}
