import type { FailureFacts } from "./failure-class.ts";

/**
 * How a call failed when the platform's code does not tell:
 * `http` an HTTP status without a code, `timeout` no answer in time, `not_connected` never reached the host,
 * `connection_lost` cut off half-way, `untrusted_host` TLS refused, `invalid_reply` answered with something else.
 */
export type TransportFailure =
  | "http"
  | "timeout"
  | "not_connected"
  | "connection_lost"
  | "untrusted_host"
  | "invalid_reply";

/** What each failure of the way to the platform means and asks for. */
export const TRANSPORT_FAILURES: Readonly<Record<TransportFailure, FailureFacts>> = {
  http: {
    meaning: "平台以未说明的 HTTP 状态拒绝了请求",
    next_step: "检查接口地址（JDY_BASE_URL）是否正确，以及中间的代理或防火墙",
    failure_class: "never",
  },
  timeout: {
    meaning: "平台没有在限定时间内答复，操作可能已执行也可能未执行",
    next_step: "先读回数据确认结果；若经常出现，请检查网络",
    failure_class: "unknown_outcome",
  },
  not_connected: {
    meaning: "无法连接到平台，请求没有送达",
    next_step: "检查网络、域名解析和接口地址（JDY_BASE_URL）",
    failure_class: "retry",
  },
  connection_lost: {
    meaning: "连接中途断开，操作可能已执行也可能未执行",
    next_step: "先读回数据确认结果；若经常出现，请检查网络",
    failure_class: "unknown_outcome",
  },
  untrusted_host: {
    meaning: "无法与平台建立可信的加密连接，请求没有送达",
    next_step: "检查接口地址（JDY_BASE_URL）是否为 https，以及服务器证书和系统时间",
    failure_class: "never",
  },
  invalid_reply: {
    meaning: "平台的答复不是约定的格式，无法使用",
    next_step: "检查接口地址（JDY_BASE_URL）是否指向简道云接口，以及中间是否有代理改写了答复",
    failure_class: "never",
  },
};

const GATEWAY: FailureFacts = {
  meaning: "平台网关异常，操作可能已执行也可能未执行",
  next_step: "程序会在可以安全重复时自动重试；其余情况请先读回数据确认结果",
  failure_class: "unknown_outcome",
};

const INTERNAL: FailureFacts = { ...GATEWAY, meaning: "平台内部出错，操作可能已执行也可能未执行" };

/**
 * Statuses with a meaning of their own: 429, 502 and 579 are the platform's (open/11261), 503 and 504 a gateway's. A 500 is
 * nowhere described; whatever ends in one may have been done before.
 */
export const HTTP_STATUS_FACTS: Readonly<Partial<Record<number, FailureFacts>>> = {
  429: {
    meaning: "同时进行的请求过多",
    next_step: "程序会自动放慢并重试；若经常出现，请检查是否有其他程序在使用同一企业的接口",
    failure_class: "retry",
  },
  500: INTERNAL,
  502: GATEWAY,
  503: GATEWAY,
  504: GATEWAY,
  579: {
    meaning: "文件上传失败",
    next_step: "程序会换一个上传凭证自动重试；若一直失败，请检查文件大小和网络",
    failure_class: "retry",
  },
};
