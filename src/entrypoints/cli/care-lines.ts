import type { CareReport } from "../../contracts/care.ts";
import type { CareSettings } from "../../contracts/care-settings.ts";
import type { CarePlanRecord } from "../../contracts/generated/records.ts";
import { levelText, moneyText } from "../../domain/text/quantity-text.ts";

/** What each action brought, and the month's coupons, line by line. */
export function careLines({ actions, month, settings }: CareReport): readonly string[] {
  return [
    ...actions
      .filter(({ treated, held_out }) => treated + held_out > 0)
      .map(({ label, treated, held_out, open, sentence }) => {
        return `${label}  执行 ${treated}，对照 ${held_out}，观察中 ${open}。${sentence}`;
      }),
    ...(actions.every(({ treated, held_out }) => treated + held_out === 0) ? ["还没有关怀记录。"] : []),
    `优惠券 ${month.month}：预算 ${moneyText(month.budget)} 元，已使用 ${moneyText(month.used)}，未使用 ${moneyText(month.issued + month.reserved)}，剩余 ${moneyText(month.left)}。`,
    ...settingLines(settings),
  ];
}

/** What is settled, line by line. */
export function settingLines(settings: CareSettings): readonly string[] {
  const { held_out_share, coupon_budget, window_days, contact_cost, stops_losing, holds_out_foretold } = settings;
  return [
    `设置：对照比例 ${levelText(held_out_share)}，优惠券月预算 ${moneyText(coupon_budget)} 元，观察期 ${window_days} 天，每次联系成本 ${moneyText(contact_cost)} 元，亏损动作${stops_losing ? "自动停用" : "只标记"}，预计会买的客户的关怀任务${holds_out_foretold ? "也留对照" : "不留对照"}。`,
  ];
}

/** Starter plans, line by line. */
export function planStarterLines(pack: string, plans: readonly CarePlanRecord[]): readonly string[] {
  return [
    `“${pack}”的起步关怀方案：`,
    ...plans.map(({ plan_name, care_action, customer_segment, exposure_kind, care_text }) => {
      const whom = [customer_segment, exposure_kind].filter((part) => part !== null).join("，") || "全部客户";
      return `  ${plan_name}（${care_action}；${whom}）${care_text === null ? "" : `：${care_text}`}`;
    }),
  ];
}
