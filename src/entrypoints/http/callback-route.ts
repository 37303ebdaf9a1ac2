import type { IncomingMessage, ServerResponse } from "node:http";
import type { CallbackAnswer, IncomingCallback } from "../../app/consent/receive-callback.ts";
import { readBody } from "./read-body.ts";

/** The path under which vendors of text messages call: /callbacks/<channel>/<token> */
export const CALLBACK_PATH = "/callbacks/";

/** Larger bodies are refused unread (bytes): some thousands of receipts stay below. */
const MAX_BODY_BYTES = 1024 * 1024;

interface CallbackRoutePorts {
  receiveCallback(callback: IncomingCallback): Promise<CallbackAnswer>;
  onFailure(error: unknown): void;
}

/** Vendors wait for well under a second and have no session: so it stands in front of Express, as pushes do. */
export function createCallbackRoute({ receiveCallback, onFailure }: CallbackRoutePorts) {
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = placeOf(request.url ?? "");
    if (place === null) {
      reply(response, 404);
      return;
    }
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === null) {
      response.writeHead(413, { connection: "close" }).end();
      request.destroy();
      return;
    }
    const kept = await receiveCallback({ ...place, body });
    if (kept.kind === "kept") reply(response, 200, kept.answer);
    else reply(response, kept.kind === "unknown" ? 404 : 400);
  }

  return function callbackRoute(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== "POST") {
      reply(response, 405);
      return;
    }
    receive(request, response).catch((error: unknown) => {
      // Nothing is sure to be kept, so the vendor must try again.
      onFailure(error);
      reply(response, 503);
    });
  };
}

function placeOf(url: string): { readonly channel: string; readonly token: string } | null {
  const [, , channel = "", token = "", ...more] = (url.split("?")[0] ?? "").split("/");
  if (channel === "" || token === "" || more.length > 0) return null;
  try {
    return { channel: decodeURIComponent(channel), token };
  } catch {
    // No address that we gave out has such an escape.
    return null;
  }
}

function reply(response: ServerResponse, status: number, body?: Readonly<Record<string, unknown>>): void {
  if (response.headersSent) return;
  const head = { "content-type": "application/json", "cache-control": "no-store" };
  response.writeHead(status, head).end(body === undefined ? undefined : JSON.stringify(body));
}
