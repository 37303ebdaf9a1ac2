import { CARE_ACTION_LABELS } from "../../../../domain/care/care-action.ts";

/** What happened between the shop and a customer, in Chinese. */
export const zhCustomerCourse = {
  title: "来往经过",
  hint: "近一年：碰到的缺货、之后的下单、询问、反馈和关怀，新的在前。",
  empty: "近一年没有来往记录",
  more: (count: number) => `更早的还有 ${count} 条，没有列出`,
  shortage: (item: string) => `碰到缺货：${item}`,
  order: (no: string) => `下单 ${no}`,
  more_items: (names: string, count: number) => `${names} 等另 ${count} 种`,
  order_state: { open: "待发", served: "已发", short: "因缺货没发足", cancelled: "已取消" },
  after: (days: number) => `缺货后第 ${days} 天`,
  enquiry: { enquiry: "询价", quote: "报价", cart: "加购或预订", refused: "无货未下单" },
  enquiry_state: { open: "进行中", ordered: "已下单", given_up: "已放弃" },
  enquired: (kind: string, item: string) => `${kind}：${item}`,
  feedback: {
    ...{ complaint: "投诉", review: "评价", survey: "问卷", question: "咨询", suggestion: "建议", other: "反馈" },
  },
  score: (score: number) => `${score} 分`,
  about_event: "关于一次缺货",
  care: (action: string, item: string) => `${action}：${item}`,
  action: CARE_ACTION_LABELS,
  done: (day: string) => `${day} 联系到`,
  not_done: "还没有联系到",
};
