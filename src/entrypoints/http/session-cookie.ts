import type { Request, Response } from "express";

const NAME = "stockguard_session";
const MAX_AGE_MS = 30 * 24 * 3_600_000;

/** The session token a browser carries, if any. */
export function readSession(request: Request): string | null {
  const found = (request.headers.cookie ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${NAME}=`));
  return found?.slice(NAME.length + 1) ?? null;
}

/** Hands a session token to the browser, out of reach of scripts and of other sites. */
export function writeSession(response: Response, session: string, isSecure: boolean): void {
  response.cookie(NAME, session, {
    httpOnly: true,
    sameSite: "strict",
    secure: isSecure,
    maxAge: MAX_AGE_MS,
    path: "/",
  });
}
