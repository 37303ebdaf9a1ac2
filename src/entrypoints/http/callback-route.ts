import type { IncomingMessage, ServerResponse } from "node:http";
import type { CallbackAnswer } from "../../app/consent/receive-callback.ts";
import type { CallbackCall, ChannelCallbacks } from "../../ports/channel-callbacks.ts";
import { readBody } from "./read-body.ts";

/** The path under which vendors call: /callbacks/<channel>/<token> */
export const CALLBACK_PATH = "/callbacks/";

/** Larger bodies are refused unread (bytes): some thousands of receipts stay below. */
const MAX_BODY_BYTES = 1024 * 1024;

interface CallbackRoutePorts {
  receiveCallback(call: CallbackCall): Promise<CallbackAnswer>;
  readonly callbacks: Pick<ChannelCallbacks, "tried">;
  onFailure(error: unknown): void;
}

/** Vendors wait for well under a second and have no session: so it stands in front of Express, as pushes do. */
export function createCallbackRoute({ receiveCallback, callbacks, onFailure }: CallbackRoutePorts) {
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

  /** Some vendors try an address before they call there. */
  async function answerTrial(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = placeOf(request.url ?? "");
    const trial = place === null ? UNKNOWN : await callbacks.tried(place);
    if (trial.kind === "echo") reply(response, 200, trial.text);
    else reply(response, trial.kind === "unknown" ? 404 : 405);
  }

  return function callbackRoute(request: IncomingMessage, response: ServerResponse): void {
    const answer = request.method === "POST" ? receive : request.method === "GET" ? answerTrial : null;
    if (answer === null) {
      reply(response, 405);
      return;
    }
    answer(request, response).catch((error: unknown) => {
      // Nothing is sure to be kept, so the vendor must try again.
      onFailure(error);
      reply(response, 503);
    });
  };
}

const UNKNOWN = { kind: "unknown" } as const;

function placeOf(url: string): Omit<CallbackCall, "body"> | null {
  const [path = "", ...behind] = url.split("?");
  const [, , channel = "", token = "", ...more] = path.split("/");
  if (channel === "" || token === "" || more.length > 0) return null;
  const query = new Map(new URLSearchParams(behind.join("?")));
  try {
    return { channel: decodeURIComponent(channel), token, query };
  } catch {
    // No address that we gave out has such an escape.
    return null;
  }
}

function reply(response: ServerResponse, status: number, body?: Readonly<Record<string, unknown>> | string): void {
  if (response.headersSent) return;
  const type = typeof body === "string" ? "text/plain; charset=utf-8" : "application/json";
  const head = { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" };
  response.writeHead(status, head).end(typeof body === "object" ? JSON.stringify(body) : body);
}
