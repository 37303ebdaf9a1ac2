// 缺货卫士：马上重新评估一个商品，返回它现在的预警等级和原因。
// 参数见 assess-now.md。整段粘贴为“后端函数”的代码，语言选 Node.js 20。
const { server_url, token, timeout_seconds } = agentConf ?? {};
const { item_code, location_code } = triggerConf ?? {};

const { waiting, assessment } = await ask("assess-now", {
  item_code: neededText(item_code, "商品编码 item_code "),
  location_code: textOf(location_code, "仓库/门店/渠道编码 location_code "),
});
return {
  waiting: waiting ? "是" : "否",
  severity: assessment?.severity_label ?? "样本不足",
  reason: assessment?.reason ?? "还没有评估过，请稍后再看。",
  available: assessment?.available ?? null,
  days_of_supply: assessment?.days_of_supply ?? null,
  stockout_date: assessment?.stockout_date ?? null,
  stockout_probability: assessment?.stockout_probability ?? null,
  suggested_order_quantity: assessment?.suggested_order_quantity ?? null,
};
