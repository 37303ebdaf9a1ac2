import type { FailureClass, FailureFacts } from "./failure-class.ts";
import { platformCodeFacts } from "./platform-codes.ts";
import { HTTP_STATUS_FACTS, TRANSPORT_FAILURES, type TransportFailure } from "./transport-failures.ts";

/** What happened to a call: refused by the platform with a code, or failed on the way. */
export interface ApiFailure {
  /** Path of the endpoint, without host. */
  readonly endpoint: string;
  readonly kind: "refused" | TransportFailure;
  /** The platform's code when `refused`. */
  readonly code?: number;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** The platform's own words or the network's; must hold no secret. */
  readonly detail?: string | undefined;
}

/** A call of the Open API that failed, with what it means and what to do next. It never holds a key or a request. */
export class JdyApiError extends Error {
  override readonly name: string = "JdyApiError";
  readonly endpoint: string;
  readonly kind: ApiFailure["kind"];
  /** The platform's code; without one the HTTP status; without an answer 0. */
  readonly code: number;
  /** HTTP status; 0 without an answer. */
  readonly status: number;
  /** What it means, zh-CN. */
  readonly meaning: string;
  /** What to do now, zh-CN. */
  readonly next_step: string;
  readonly failure_class: FailureClass;
  readonly detail: string | undefined;

  constructor(failure: ApiFailure, options?: ErrorOptions) {
    const { meaning, next_step, failure_class } = factsOf(failure);
    const { endpoint, kind, status = 0, code = status, detail } = failure;
    super(`${endpoint} ${kind} ${code}: ${meaning}${detail ? `（${detail}）` : ""}。下一步：${next_step}`, options);
    this.endpoint = endpoint;
    this.kind = kind;
    this.code = code;
    this.status = status;
    this.meaning = meaning;
    this.next_step = next_step;
    this.failure_class = failure_class;
    this.detail = detail;
  }

  /** A plain object for logs; JSON of an Error would lose its message. */
  toJSON() {
    const { name, message, endpoint, kind, code, status, meaning, next_step, failure_class } = this;
    return { name, message, endpoint, kind, code, status, meaning, next_step, failure_class };
  }
}

function factsOf({ kind, code, status }: ApiFailure): FailureFacts {
  const byStatus = HTTP_STATUS_FACTS[status ?? 0];
  if (kind === "refused") return platformCodeFacts(code ?? 0) ?? byStatus ?? unknownCode(code ?? 0);
  if (kind === "http") return byStatus ?? TRANSPORT_FAILURES.http;
  return TRANSPORT_FAILURES[kind];
}

function unknownCode(code: number): FailureFacts {
  return {
    meaning: `平台拒绝了请求，错误码 ${code} 未收录，含义不明`,
    next_step: "请在简道云开放平台的错误码说明中查询该错误码；请求不会自动重试",
    failure_class: "never",
  };
}
