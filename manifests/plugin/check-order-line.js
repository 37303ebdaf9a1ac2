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

// ---- 以下各函数相同；本文件由 source/check-order-line.js 等生成（npm run generate），不要直接修改 ----

/** 字段的值可能是文本、数字、JSON 文本、列表或对象：取出其中的文字。认不出的内容报错，不猜。 */
function textOf(value, label) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return textIn(value.trim(), label);
  if (Array.isArray(value)) {
    if (value.length > 1) throw new Error(`缺货卫士：一次只能处理一行，却收到 ${value.length} 个值。请逐行调用。`);
    return textOf(value[0], label);
  }
  const known = typeof value === "object" ? ["value", "text", "name"].find((key) => Object.hasOwn(value, key)) : undefined;
  if (known === undefined) {
    throw new Error(`缺货卫士：${label}收到认不出的内容（${kindOf(value)}）。请绑定文本、数字或下拉字段。`);
  }
  return textOf(value[known], label);
}

/** 文本本身，或 JSON 文本里的文字。 */
function textIn(text, label) {
  if (!/^[[{"]/.test(text)) return text;
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text;
  }
  return textOf(parsed, label);
}

/** 报错时怎么称呼一个认不出的值。 */
function kindOf(value) {
  if (typeof value === "boolean") return "是/否";
  return Object.prototype.toString.call(value) === "[object Date]" ? "日期时间" : "对象";
}

/** 必填的文字。 */
function neededText(value, label) {
  const text = textOf(value, label);
  if (text === "") throw new Error(`缺货卫士：${label}没有填。`);
  return text;
}

/** 十进制数字，逗号只作千位分隔；没有填时为 null。 */
function numberOf(value, label) {
  const text = textOf(value, label);
  if (text === "") return null;
  if (!/^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text)) throw new Error(`缺货卫士：${label}不是数字：${text}`);
  return Number(text.replaceAll(",", ""));
}

/** 向缺货卫士提问；问不成时抛出说明原因和下一步的错误，其中没有令牌。 */
async function ask(path, question) {
  const base = neededText(server_url, "服务器地址 server_url ").replace(/\/+$/, "");
  if (!/^https?:\/\/[^\s/]+/.test(base)) {
    throw new Error("缺货卫士：服务器地址 server_url 应以 https:// 开头，例如 https://stock.example.com");
  }
  const key = neededText(token, "接口令牌 token ");
  if (!/^sg_[\w-]+$/.test(key)) throw new Error("缺货卫士：接口令牌 token 应以 sg_ 开头，请从看板重新复制。");
  const seconds = numberOf(timeout_seconds, "等待秒数 timeout_seconds ") ?? 10;
  if (seconds <= 0 || seconds > 50) throw new Error("缺货卫士：等待秒数 timeout_seconds 应在 0 到 50 之间。");
  let reply;
  try {
    reply = await send(`${base}/api/v1/kit/${path}`, key, JSON.stringify(question), Math.ceil(seconds * 1000));
  } catch (error) {
    const code = error.cause?.code ?? error.code ?? error.name;
    if (["TimeoutError", "ECONNABORTED", "ETIMEDOUT"].includes(code) || error.name === "TimeoutError") {
      throw new Error(`缺货卫士：等了 ${seconds} 秒没有答复。请稍后重试；一直如此请检查服务器是否在运行。`);
    }
    throw new Error(`缺货卫士：连不上服务器 ${base}（${code}）。请检查 server_url，以及服务器能否从公网访问。`);
  }
  let answer;
  try {
    answer = JSON.parse(reply.text);
  } catch {
    answer = null;
  }
  if (reply.status === 200 && answer !== null) return answer;
  if (typeof answer?.message === "string") {
    throw new Error(`缺货卫士：${answer.message}。${answer.hint ?? ""}（${answer.code}）`);
  }
  throw new Error(`缺货卫士：${base} 的答复不是缺货卫士的（HTTP ${reply.status}）。请检查 server_url。`);
}

/** 发出请求：Node.js 20 自带 fetch，没有时用 axios。 */
async function send(url, key, body, timeout) {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  if (typeof fetch === "function") {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    return { status: response.status, text: await response.text() };
  }
  const client = typeof axios === "undefined" ? require("axios") : axios;
  const rules = { maxRedirects: 0, validateStatus: () => true, responseType: "text", transformResponse: (text) => text };
  const response = await client.post(url, body, { headers, timeout, ...rules });
  return { status: response.status, text: response.data };
}
