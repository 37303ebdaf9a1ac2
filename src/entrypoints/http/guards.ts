import type { NextFunction, Request, Response } from "express";

const LOOPBACK_HOSTS = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** What browsers say of requests that another site's page makes. */
const FOREIGN_SITES = new Set(["cross-site", "same-site"]);

/**
 * A page of another site must not reach a server on this machine: the Host must be ours (against rebinding of names)
 * and a writing request must come from our own page, as JSON.
 */
export function createOriginGuard(allowedHosts: readonly string[]) {
  const allowed = new Set([...LOOPBACK_HOSTS, ...allowedHosts]);
  const isOurs = (host: string) => allowed.has(host.replace(/:\d+$/, ""));

  return function originGuard(request: Request, response: Response, next: NextFunction): void {
    const { host = "", origin } = request.headers;
    const writes = request.method !== "GET" && request.method !== "HEAD";
    const isForeign =
      !isOurs(host) ||
      (origin !== undefined && !isOurs(origin.replace(/^https?:\/\//, ""))) ||
      (writes && FOREIGN_SITES.has(request.get("sec-fetch-site") ?? ""));
    if (isForeign) refuse(response, 403, "foreign_origin", "请求来自其他网站，已拒绝");
    else if (writes && request.is("application/json") === false) {
      refuse(response, 415, "not_json", "只接受 application/json");
    } else next();
  };
}

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ code, message, hint: "请从看板页面本身发起操作。" });
}
