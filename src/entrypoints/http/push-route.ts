import type { IncomingMessage, ServerResponse } from "node:http";
import type { IncomingPush, PushAnswer } from "../../app/ingest/receive-push.ts";
import type { PushResult } from "../../ports/metrics.ts";
import { readBody } from "./read-body.ts";

/** The path under which the platform pushes: /hooks/<push token>?nonce=…&timestamp=… */
export const PUSH_PATH = "/hooks/";

/** Larger bodies are refused unread (bytes). A record of 500 fields and 200 rows stays far below. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

interface PushRoutePorts {
  receivePush(push: IncomingPush): Promise<PushAnswer>;
  /** Told of every push once it was answered. */
  onAnswered(result: PushResult): void;
  onFailure(error: unknown): void;
}

/** The hot path, in front of Express: read the bytes, have them verified and kept, answer. */
export function createPushRoute({ receivePush, onAnswered, onFailure }: PushRoutePorts) {
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === null) {
      refuse(request, response);
      onAnswered("too_large");
      return;
    }
    const url = new URL(request.url ?? "/", "http://localhost");
    const push_token = url.pathname.slice(PUSH_PATH.length);
    const kept = await receivePush({ push_token, body, query: url.searchParams, headers: request.headers });
    answer(response, kept.kind === "kept" ? 200 : 401);
    onAnswered(kept.kind === "forged" ? "forged" : kept.is_new ? "kept" : "repeated");
  }

  return function pushRoute(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== "POST") {
      answer(response, 405);
      return;
    }
    receive(request, response).catch((error: unknown) => {
      // Nothing was kept, so the platform must try again.
      onFailure(error);
      answer(response, 503);
      onAnswered("failed");
    });
  };
}

function answer(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status).end();
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(413, { connection: "close" }).end();
  request.destroy();
}
