/** An item at all its places, in Chinese. */
export const zhItemPlaces = {
  title: "各处合计",
  hint: "同一商品在各仓、各门店的库存，分开看和合起来看。",
  place: "地点",
  here: "当前",
  state: "状态",
  on_hand: "现有库存",
  supply: "可供天数",
  risk: "缺货概率",
  together: (count: number) => `合计 ${count} 处`,
  uncounted: (count: number) => `有 ${count} 处没有库存记录，合计的库存和可供天数没有算它们。`,
  together_hint: "合计的可供天数按可用库存（已分配的不算）；概率是货能随时互相调拨时，全部地点一起不够卖的可能。",
  more: (count: number) => `另有 ${count} 处`,
  saves: (separate: string, pooled: string, saved: string) =>
    `分开放要 ${separate}安全库存，集中在一处只要 ${pooled}，可少备 ${saved}。`,
  saves_nothing: "集中在一处也省不下安全库存。",
  caveat: (judged: number, all: number) =>
    `${judged < all ? `只算样本够的 ${judged} 处。` : ""}各处的销量看作互不相干；一起涨跌的，实际省得少些。`,
  not_judged: "样本够的不足两处，合起来的概率算不出。",
};
