import type { NextFunction, Request, Response } from "express";

const LOOPBACK_HOSTS = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * A page of another site must not reach a server on this machine: the Host must be ours (against rebinding of names)
 * and a writing request must come from our own page, as JSON.
 */
export function createOriginGuard(allowedHosts: readonly string[]) {
  const allowed = new Set([...LOOPBACK_HOSTS, ...allowedHosts]);
  const isOurs = (host: string) => allowed.has(host.replace(/:\d+$/, ""));

  return function originGuard(request: Request, response: Response, next: NextFunction): void {
    const { host = "", origin } = request.headers;
    const isForeign = !isOurs(host) || (origin !== undefined && !isOurs(origin.replace(/^https?:\/\//, "")));
    const writes = request.method !== "GET" && request.method !== "HEAD";
    if (isForeign) refuse(response, 403, "foreign_origin", "请求来自其他网站，已拒绝");
    else if (writes && request.is("application/json") === false) {
      refuse(response, 415, "not_json", "只接受 application/json");
    } else next();
  };
}

/** Headers that keep the board's pages from being framed, sniffed or fed with foreign scripts. */
export function secureHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    "content-security-policy":
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  next();
}

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ code, message, hint: "请从看板页面本身发起操作。" });
}
