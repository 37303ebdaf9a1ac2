import type { ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import type { Page } from "../pages/page.ts";
import { PlatformError } from "../problem.ts";

/** What goes back to a caller; `hang` is no answer at all, with the line cut after a while, or left open for ever. */
export type Answer =
  | { readonly kind: "json"; readonly status: number; readonly body: unknown }
  | { readonly kind: "page"; readonly page: Page }
  | { readonly kind: "hang"; readonly ms: number };

const PAGE_HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'",
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

/** A JSON answer. */
export function json(status: number, body: unknown): Answer {
  return { kind: "json", status, body };
}

/** Refusals travel under their own status; anything else is a fault of ours and is written to the error output. */
export function errorAnswer(error: unknown): Answer {
  if (error instanceof PlatformError) return json(error.status, { code: error.code, msg: error.message });
  process.stderr.write(`sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return json(500, { code: 1, msg: "沙盒内部错误" });
}

/** Sends an answer, unless the caller is gone. */
export function send(response: ServerResponse, answer: Answer, clock: Clock): void {
  if (response.destroyed || response.headersSent) return;
  switch (answer.kind) {
    case "json":
      sendJson(response, answer.status, JSON.stringify(answer.body));
      return;
    case "page":
      sendPage(response, answer.page);
      return;
    case "hang":
      response.once("close", cutAfter(response, answer.ms, clock));
  }
}

function sendJson(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    "X-Content-Type-Options": "nosniff",
  });
  response.end(text);
}

function sendPage(response: ServerResponse, { type, content, disposition }: Page): void {
  response.writeHead(200, {
    ...PAGE_HEADERS,
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(content),
    ...(disposition === undefined ? {} : { "Content-Disposition": disposition }),
  });
  response.end(content);
}

function cutAfter(response: ServerResponse, ms: number, clock: Clock): () => void {
  if (ms === Infinity) return () => undefined;
  if (ms > 0) return clock.after(ms, () => void response.destroy());
  response.destroy();
  return () => undefined;
}
