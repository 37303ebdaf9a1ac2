import type { IncomingMessage } from "node:http";

/** Why a request is turned away before anything reads it. */
export interface TurnedAway {
  readonly status: number;
  readonly msg: string;
}

const LOCAL = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
const LOCAL_ORIGIN = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Keeps other web pages out: a name that only resolves to this machine (Host), and a page of another origin (Origin). Bodies
 * must be JSON, which a foreign page cannot send without asking first; only the upload takes multipart.
 */
export function turnAway(request: IncomingMessage, path: string): TurnedAway | undefined {
  const { host, origin } = request.headers;
  if (host === undefined || !LOCAL.test(host)) return { status: 403, msg: "沙盒只接受本机访问(Host 不符)" };
  if (origin !== undefined && !LOCAL_ORIGIN.test(origin))
    return { status: 403, msg: "沙盒只接受本机页面(Origin 不符)" };
  return hasWrongBody(request, path)
    ? { status: 415, msg: path === "/upload" ? "上传须用 multipart/form-data" : "请求体须是 application/json" }
    : undefined;
}

function hasWrongBody({ method, headers }: IncomingMessage, path: string): boolean {
  if (method === "GET" || method === "HEAD") return false;
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (path === "/upload") return type !== "multipart/form-data";
  return type === undefined ? hasBody : type !== "application/json";
}
