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
