import type { AlertRuleRow } from "../../contracts/rows.ts";

/** Scopes by the labels of the form. */
export const SCOPE_LABELS: Readonly<Record<AlertRuleRow["scope_kind"], string>> = {
  all: "全部",
  category: "分类",
  brand: "品牌",
  item: "商品",
  location: "仓库/门店/渠道",
  abc_class: "ABC 分类",
  supplier: "供应商",
};

/** Levels by the labels of the form, the worst first. */
export const LEVEL_LABELS: Readonly<Record<AlertRuleRow["minimum_severity"], string>> = {
  out: "缺货",
  critical: "紧急",
  high: "预警",
  watch: "关注",
};

/** Ways of grouping by the labels of the form. */
export const GROUPING_LABELS: Readonly<Record<AlertRuleRow["grouping"], string>> = {
  each: "逐条",
  hourly: "每小时汇总",
  daily: "每天汇总",
};

/** Kinds of receivers by the labels of the form. */
export const RECEIVER_LABELS: Readonly<Record<AlertRuleRow["receiver_kind"], string>> = {
  role: "按接收角色",
  owner: "客户的负责销售",
  customer: "受影响的客户",
};

/** Paths of delivery by the labels of the form. */
export const PATH_LABELS: Readonly<Record<AlertRuleRow["delivery_path"], string>> = { own: "本系统", platform: "平台" };

/** The words of the form by what they mean. */
export function byLabel<Code extends string>(labels: Readonly<Record<Code, string>>): ReadonlyMap<string, Code> {
  // The keys of the table are the codes.
  return new Map(Object.entries<string>(labels).map(([code, label]) => [label, code as Code]));
}
