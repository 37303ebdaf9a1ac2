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
