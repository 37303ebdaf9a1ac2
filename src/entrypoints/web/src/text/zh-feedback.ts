import { LEAST_ORDERS } from "../../../../domain/feedback/feedback-figures.ts";
import { LEAST_SCORES } from "../../../../domain/feedback/mean-score.ts";
import { LEAST_MONTHS } from "../../../../domain/feedback/score-trend.ts";

/** What customers said, in Chinese. */
export const zhFeedback = {
  title: "客户反馈",
  hint: "近 12 个月“客户反馈”表单里的投诉、评价和问卷。是否与缺货有关由文字判断，表单里人工改过的以人工为准。",
  empty: "还没有客户反馈",
  empty_hint: "打开“客户反馈”表单录入投诉和评价，或把表单的公开链接作为问卷发给客户，收到后这里显示满意度与投诉率。",
  no_form:
    "平台上还没有“客户反馈”表单：运行 `stockguard install`，按清单新建这个表单并绑定，之后可录入，也可作为问卷分享。",
  open_form: "打开表单",
  satisfaction: "满意度（1–5 分）",
  interval: (low: string, high: string) => `95% 区间 ${low}–${high}`,
  scores: (n: string) => `${n} 份评分`,
  few_scores: (n: string) => `${n} 份评分，样本不足`,
  complaints: "投诉",
  open: (n: string) => `待处理 ${n}`,
  stock_share: "投诉中与缺货有关",
  stock_counts: (yes: string, no: string, unsure: string) => `是 ${yes} · 否 ${no} · 不确定 ${unsure}`,
  per_event: "每次缺货的投诉",
  per_event_note: (complaints: string, events: string, days: number) =>
    `近 ${days} 天：${complaints} 条 ÷ ${events} 个升到“缺货”的预警`,
  trend: {
    rising: (slope: string) => `满意度在上升：每月约 ${slope} 分。`,
    falling: (slope: string) => `满意度在下降：每月约 ${slope} 分。`,
    level: "满意度没有明显的升降。",
    few_months: `满意度的升降还看不出：至少要 ${LEAST_MONTHS} 个月，每月至少 ${LEAST_SCORES} 份评分。`,
  },
  by_month: "各月满意度与投诉",
  month: "月份",
  rate: "每千单投诉",
  orders: "订单",
  few_orders: `订单不足 ${LEAST_ORDERS}`,
  by_event: "投诉最多的缺货事件",
  times: (n: string) => `${n} 条`,
  last: (day: string) => `最近 ${day}`,
  latest: "最近的投诉",
  relation: { yes: "与缺货有关", no: "与缺货无关", unsure: "不确定是否缺货" },
  seen_to: "已处理",
  to_do: "待处理",
  words: (words: string) => `依据：${words}`,
  order: (order_no: string) => `订单 ${order_no}`,
  no_words: "没有文字",
  survey: "可以做一次满意度回访",
  survey_hint: "下列缺货已结束。可把问卷发给受影响的客户，问卷里填上商品编码，反馈会自动关联到事件。系统不会自动发送。",
  survey_text: (item: string) =>
    `您好，您关注的“${item}”已恢复供应，给您带来不便，非常抱歉。想请您花一分钟评价这次的处理：满意度 1–5 分，以及您的建议。（附上问卷链接）`,
  ended: (day: string) => `${day}结束`,
};
