/** What the page of tuning proposals says in Chinese; the proposals themselves come in Chinese from the server. */
export const zhTuning = {
  title: "调整建议",
  lead: "用近 90 天的实际结果对照填写的参数，证据清楚才提。只是建议，由人去改，不会自动生效。",
  proposals: "建议调整",
  looked: (suppliers: string, places: string, changes: string) =>
    `看了 ${suppliers} 家供应商、${places} 个商品·仓库、采购改过数量的 ${changes} 行。`,
  empty: "没有需要调整的参数",
  empty_hint: "近 90 天的实际结果没有与填写的参数矛盾，或者数据还不够。",
  lacks: "数据不足",
  lacks_hint: "这些没有比较；记录多起来后会自动加入。",
  more: (shown: string, all: string) => `共 ${all} 条，只列出前 ${shown} 条。`,
  place: "对象",
  parameter: "参数",
  change: "现在 → 建议",
  large_step: "改动很大，先核对",
  evidence: "依据",
  effect: "预计效果",
  apply: "去哪里改",
  open_form: "打开表单",
  in_form: "在平台的表单里改",
  to_rehearsal: "去策略预演",
  class: (abc_class: string) => `${abc_class} 类`,
};
