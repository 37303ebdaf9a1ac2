// 缺货卫士：答复一个商品的预警，确认已看到，或几天内不再提醒。
// 参数见 acknowledge-alert.md。整段粘贴为“后端函数”的代码，语言选 Node.js 20。
const { server_url, token, timeout_seconds } = agentConf ?? {};
const { item_code, location_code, answer, days } = triggerConf ?? {};

const report = await ask("acknowledge-alert", {
  item_code: neededText(item_code, "商品编码 item_code "),
  location_code: textOf(location_code, "仓库/门店/渠道编码 location_code "),
  answer: neededText(answer, "答复 answer "),
  days: numberOf(days, "天数 days "),
});
return {
  sentence: report.sentence,
  severity: report.severity_label,
  alert_status: { quiet: "无预警", raised: "待答复", acknowledged: "已确认", snoozed: "暂不提醒" }[report.alert_status],
};
