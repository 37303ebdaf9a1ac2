/** The platform's error codes that the sandbox gives, with the text a person reads. */
const MESSAGES = {
  1: "请求不合法",
  1010: "成员不存在",
  2004: "应用不存在",
  3000: "表单不存在",
  3001: "缺少表单名称",
  3005: "表单参数不合法",
  3041: "流水号字段过多",
  3042: "字段别名校验不通过",
  3083: "字段数量超出限制",
  4001: "数据不存在",
  4815: "过滤条件不合法",
  6002: "部门不存在",
  8301: "API Key 校验失败",
  8302: "没有调用权限",
  8303: "超出公司请求频率限制",
  8304: "超出接口请求频率限制",
  17017: "参数不合法",
  17018: "API Key 无效",
  17023: "批量修改超出单次上限",
  17024: "批量新建超出单次上限",
  17025: "transaction_id 不合法",
  17026: "transaction_id 已被使用",
  17027: "文件上传失败",
  17032: "字段类型不支持写入",
  17034: "子字段类型不支持写入",
} as const;

/** One of the platform's error codes. */
export type ErrorCode = keyof typeof MESSAGES;

/** A refusal the platform would give: its code, and the HTTP status it travels under (400 for all business errors). */
export class PlatformError extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, message: string, status = 400) {
    super(message);
    this.name = "PlatformError";
    this.code = code;
    this.status = status;
  }
}

/** Makes the refusal for a code, with what exactly is wrong behind its general text. */
export function refusal(code: ErrorCode, detail?: string, status?: number): PlatformError {
  return new PlatformError(code, detail === undefined ? MESSAGES[code] : `${MESSAGES[code]}:${detail}`, status);
}
