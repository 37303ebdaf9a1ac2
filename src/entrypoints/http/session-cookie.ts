import type { CookieOptions, Request, Response } from "express";

const NAME = "stockguard_session";
const MAX_AGE_MS = 14 * 24 * 3_600_000;

/** The value of a cookie as it came, if any. */
export function readCookie(request: Request, name: string): string | null {
  const found = (request.headers.cookie ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? null;
}

/** Sets a cookie that no script can read. */
export function writeCookie(response: Response, name: string, value: string, options: CookieOptions): void {
  response.cookie(name, value, { httpOnly: true, path: "/", ...options });
}

/** The session token a browser carries, if any. */
export function readSession(request: Request): string | null {
  return readCookie(request, NAME);
}

/** Hands a session token to the browser, out of reach of scripts and of other sites. */
export function writeSession(response: Response, session: string, isSecure: boolean): void {
  writeCookie(response, NAME, session, { sameSite: "strict", secure: isSecure, maxAge: MAX_AGE_MS });
}

/** Takes the session token from the browser. */
export function clearSession(response: Response): void {
  response.clearCookie(NAME, { path: "/" });
}
