/** What an order of some size is expected to bring, in Chinese. */
export const zhOrderProfit = {
  title: "订多少最合算",
  hint: (rate: string, goodwill: string) =>
    `下一批货到之前的预期利润；按资料上的售价和采购价，多订的按年持有费率 ${rate} 压到卖掉为止。${goodwill}`,
  goodwill: {
    none: "未含客户未来价值：还没有估计。",
    known: (money: string, unit: string, share: string, basis: "item" | "shop") =>
      `含客户未来价值 ${money}/${unit}：每缺 1 ${unit}，除了少赚的毛利，再按缺货使流失升高 ${share}（${basis === "item" ? "本商品" : "全店"}的估计）计。`,
  },
  quantity: (unit: string) => `订货量（${unit}）`,
  expected: "预期利润",
  marginal: (unit: string) => `再多订 1 ${unit}`,
  out: "缺货概率",
  suggested: "建议",
  best: "最合算",
  at_suggested: (quantity: string) => `建议：${quantity}`,
  at_best: (quantity: string) => `最合算：${quantity}`,
  none: "暂不订货",
  summary: (suggested: string, best: string) => `预期利润图：建议 ${suggested}，最合算 ${best}。`,
  differs: {
    service_level: (level: string) =>
      `建议按服务水平 ${level} 定，不是按利润；要按利润订，请把商品资料里的“补货目标”改为“按预期利润”。`,
    fill_rate: "建议按目标满足率定，不是按利润；要按利润订，请把商品资料里的“补货目标”改为“按预期利润”。",
    profit: "建议按再订货点和目标库存定，“最合算”只看这一批的利润。",
    not_due: "库存加在途还没低到再订货点，所以建议今天不订；“最合算”只看利润，不等再订货点。",
    limited: (reason: string) => `建议受限制：${reason}。`,
  },
  lacks: {
    sale_price: "商品资料没有销售价，填上后显示每个订货量的预期利润。",
    purchase_cost: "商品资料没有采购价，填上后显示每个订货量的预期利润。",
    margin: "销售价不高于采购价，多卖多亏，算不出合算的订货量；请核对商品资料。",
  },
  target: { service_level: "按服务水平", fill_rate: "按满足率", profit: "按预期利润" },
  target_lacks: (wished: string, lack: string) => `想${wished}，但${lack}`,
  target_lack: {
    sale_price: "没有销售价",
    purchase_cost: "没有采购价",
    margin: "销售价不高于采购价",
    fill_rate_target: "没有填目标满足率",
  },
};
