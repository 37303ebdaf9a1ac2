// 缺货卫士：下单之前查一行，能不能发货、什么时候能发、下单之后会不会缺货。
// 参数见 check-order-line.md。整段粘贴为“后端函数”的代码，语言选 Node.js 20。
const { server_url, token, timeout_seconds } = agentConf ?? {};
const { item_code, location_code, quantity, customer_code } = triggerConf ?? {};

const report = await ask("check-order-line", {
  item_code: neededText(item_code, "商品编码 item_code "),
  location_code: textOf(location_code, "仓库/门店/渠道编码 location_code "),
  quantity: numberOf(neededText(quantity, "数量 quantity "), "数量 quantity "),
  customer_code: textOf(customer_code, "客户编码 customer_code "),
});
return {
  sentence: report.sentence,
  can_ship: report.can_ship === null ? "无法判断" : report.can_ship ? "能" : "不能",
  short_quantity: report.short_quantity,
  ship_date: report.ship_date,
  available: report.now.available,
  severity: report.now.severity_label,
  available_after: report.after.available,
  severity_after: report.after.severity_label,
  stockout_date_after: report.after.stockout_date,
  stockout_probability_after: report.after.stockout_probability,
  substitutes: report.substitutes_text,
};
