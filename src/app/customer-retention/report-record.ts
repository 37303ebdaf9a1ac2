import { churnText } from "../../domain/retention/stockout-churn-text.ts";
import type { EffectReport, RetentionMonth } from "../../contracts/retention.ts";
import type { FieldValues } from "../../contracts/form.ts";

const HOUR_MS = 3_600_000;

/** What the record 缺货月报 says of a month, but for its key. */
export function reportValues(one: RetentionMonth, startOf: (day: string) => string): FieldValues {
  const { month, stock, effect, churn, failures, responses } = one;
  return {
    report_month: month,
    closed_on: stock === null ? null : startOf(stock.closed_on),
    stockout_rate: one.item_days === 0 ? null : rounded(one.item_days_out / one.item_days, 4),
    item_days_out: one.item_days === 0 ? null : one.item_days_out,
    event_count: one.item_days === 0 ? null : one.events,
    lost_units: rounded(one.lost_units, 2),
    lost_revenue: rounded(one.lost_revenue, 2),
    lost_margin: rounded(one.lost_margin, 2),
    affected_customer_count: one.customers_hit,
    lost_customer_count: churn.outcomes.lost,
    stockout_churn_rate: rounded(churn.churn?.rate ?? null, 4),
    stockout_churn_note: churnNote(one),
    ...effectValues(effect),
    ...recoveredValues(one),
    cancel_rate: rounded(failures?.cancelled_lines?.rate ?? null, 4),
    delay_rate: rounded(failures?.delayed_lines?.rate ?? null, 4),
    told_hours: hours(responses.told_ms),
    answered_hours: hours(responses.answered_ms),
    ordered_hours: hours(responses.ordered_ms),
    received_hours: hours(responses.received_ms),
    care_cost: one.care_cost,
    stock_value: rounded(stock?.value ?? null, 2),
    surplus_value: rounded(stock?.surplus_value ?? null, 2),
  };
}

function churnNote({ churn }: RetentionMonth): string {
  const { pending, unknown, switched } = churn.outcomes;
  return `${churnText(churn)}；回购间隔未到 ${pending} 位，无法判断 ${unknown} 位；留下的客户中改买同类其他商品 ${switched} 位。`;
}

function effectValues(effect: EffectReport | null): FieldValues {
  if (effect === null) return { effect_customers: null, effect_margin: null, effect_note: null };
  return {
    effect_customers: effect.kind === "estimated" ? rounded(effect.lost.value, 1) : null,
    effect_margin: effect.kind === "estimated" ? rounded(-effect.margin.value, 2) : null,
    effect_note: effectNote(effect),
  };
}

function recoveredValues({ recovered, care_profit, churn }: RetentionMonth): FieldValues {
  const { same_item, switched, other_goods } = churn.outcomes;
  return {
    kept_customer_count: same_item + switched + other_goods,
    late_served_revenue: rounded(recovered?.late_revenue ?? null, 2),
    late_served_margin: rounded(recovered?.late_margin ?? null, 2),
    averted_count: recovered?.averted_alerts ?? null,
    care_profit: rounded(care_profit?.value ?? null, 2),
    recovered_note: recoveredNote({ recovered, care_profit }),
  };
}

/** What the figures of what was saved are, and are not. */
export function recoveredNote({ recovered, care_profit }: Pick<RetentionMonth, "recovered" | "care_profit">): string {
  const late =
    recovered === null
      ? "当月没有统计晚交成交"
      : `客户等到货、晚交仍成交 ${units(recovered.late_units)} 件${withoutCost(recovered.late_units_without_margin)}`;
  const care =
    care_profit === null
      ? "关怀净利润没有估计：对照还不够，或当时还没有统计"
      : `截至当月底近两年、能估计的 ${care_profit.actions} 种关怀动作的净利润合计，与留对照的客户相比，95% 区间 ${whole(care_profit.low)} 到 ${whole(care_profit.high)} 元`;
  return `${late}；预警后没有断货的，不预警会不会断货没有对照，只计次数；${care}。`;
}

function withoutCost(count: number): string {
  return count > 0 ? `（其中 ${units(count)} 件没有成本，未计毛利）` : "";
}

function units(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** The estimate with its intervals, or why there is none. */
export function effectNote(effect: EffectReport): string {
  if (effect.kind === "not_estimable") return `无法估计：${effect.reasons.join("；")}。`;
  const { lost, margin, matched_count, exposed_count, window_days, confidence } = effect;
  const range = (low: number, high: number) => `${Math.round(100 * confidence)}% 区间 ${whole(low)} 到 ${whole(high)}`;
  return (
    `截至当月底的全部缺货：多流失 ${whole(lost.value)} 位客户（${range(lost.low, lost.high)}）；` +
    `${window_days} 天内少赚毛利 ${whole(-margin.value)} 元（${range(-margin.high, -margin.low)}）；` +
    `比较了 ${matched_count} / ${exposed_count} 位受影响客户。`
  );
}

function whole(value: number): string {
  return String(Math.round(value) + 0);
}

function hours(ms: number | null): number | null {
  return ms === null ? null : rounded(ms / HOUR_MS, 1);
}

function rounded(value: number, decimals: number): number;
function rounded(value: number | null, decimals: number): number | null;
function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Number(value.toFixed(decimals));
}
