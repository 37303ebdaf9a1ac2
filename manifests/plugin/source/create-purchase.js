// 缺货卫士：按一行建一张采购单；同一个 request_id 只建一次。
// 参数见 create-purchase.md。整段粘贴为“后端函数”的代码，语言选 Node.js 20。
const { server_url, token, timeout_seconds } = agentConf ?? {};
const { item_code, location_code, quantity, expected_date, request_id } = triggerConf ?? {};

const report = await ask("create-purchase", {
  item_code: neededText(item_code, "商品编码 item_code "),
  location_code: textOf(location_code, "仓库/门店/渠道编码 location_code "),
  quantity: numberOf(neededText(quantity, "数量 quantity "), "数量 quantity "),
  expected_date: dayOf(expected_date, "预计到货日 expected_date "),
  request_id: neededText(request_id, "请求号 request_id "),
});
return {
  purchase_order_no: report.purchase_order_no,
  sentence: report.sentence,
};

/** 日期：YYYY-MM-DD；没有填时为 null。带时刻的不收：换算时区会差一天。 */
function dayOf(value, label) {
  const text = textOf(value, label);
  if (text === "") return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`缺货卫士：${label}应写成 2026-12-05 这样：${text}`);
  return text;
}
