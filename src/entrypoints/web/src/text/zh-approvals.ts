/** How long purchases take from request to receipt, in Chinese. */
export const zhApprovals = {
  title: "采购审批用时",
  hint: (days: number) =>
    `近 ${days} 天的补货建议单和采购订单，用时取自平台流程；几个人同时在一个节点只算一次，退回重审的累加。占比 = 这一步的用时 ÷ 各步用时之和。`,
  empty: "还没有读到走流程的采购。",
  empty_hint: "补货建议单或采购订单是流程表单，并且有单据发起了流程，五分钟内这里就有数。",
  requests: "申请",
  approved: "已批准",
  refused: "未批准",
  running: "审批中",
  first_decision: "申请 → 首次审批",
  node: (form: string, name: string) => `${form} · ${name === "" ? "未命名节点" : name}`,
  to_order: (form: string) => `${form} · 审批完成 → 下单`,
  to_receipt: (form: string) => `${form} · 下单 → 收货`,
  form: { replenishment: "补货建议", purchase_order: "采购订单" },
  step: "步骤",
  count: "已走完",
  waiting: "停在这一步",
  median: "一半快于",
  p90: "九成快于",
  share: "占比",
  slowest: "最慢",
};
