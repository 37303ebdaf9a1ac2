import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { ApiRequest } from "../api/gateway.ts";
import type { Clock } from "../clock.ts";
import type { Page } from "../pages/page.ts";
import { PlatformError, refusal } from "../problem.ts";
import { BODY_MAX_BYTES, readBody } from "./body.ts";
import { turnAway } from "./guard.ts";
import { type Answer, errorAnswer, json, send } from "./answer.ts";
import { readJsonBody } from "./json-body.ts";
import { createRouter, type Route } from "./router.ts";

interface ServerParts {
  readonly api: (request: ApiRequest) => Promise<Answer>;
  readonly upload: (contentType: string, body: Buffer) => Promise<Answer>;
  readonly control: readonly Route<unknown>[];
  /** Addresses that outsiders call to start something. */
  readonly hooks: readonly Route<Answer>[];
  readonly pages: readonly Route<Page>[];
  readonly clock: Clock;
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

/** Makes the one HTTP server: `/api` the platform, `/upload` files, `/sandbox` the control API, the rest pages. */
export function createSandboxServer(parts: ServerParts): Server {
  const answer = createAnswering(parts);
  return createServer((request, response) => void respond(parts.clock, answer, request, response));
}

async function respond(
  clock: Clock,
  answer: (incoming: Incoming) => Promise<Answer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    send(response, await answer(await receive(request)), clock);
  } catch (error) {
    send(response, errorAnswer(error), clock);
  }
}

async function receive(request: IncomingMessage): Promise<Incoming> {
  const { url = "/", method = "GET" } = request;
  const [path = "/", query = ""] = url.split("?", 2);
  const away = turnAway(request, path);
  if (away) throw new PlatformError(1, away.msg, away.status);
  const body = await readBody(request);
  if (!body) throw refusal(1, `请求体超过 ${BODY_MAX_BYTES} 字节`, 413);
  return { request, method, path, query: new URLSearchParams(query), body };
}

function createAnswering(parts: ServerParts): (incoming: Incoming) => Promise<Answer> {
  const [control, hooks, pages] = [createRouter(parts.control), createRouter(parts.hooks), createRouter(parts.pages)];
  return async function answer({ request, method, path, query, body }) {
    if (path.startsWith("/api/")) return answerApi(parts, path, request, body);
    if (path === "/upload") return parts.upload(request.headers["content-type"] ?? "", body);
    if (path.startsWith("/sandbox/")) {
      const { route, at } = control(method, path);
      return json(200, await route.handle({ at, query, body: readJsonBody(body.toString("utf8")) }));
    }
    if (path.startsWith("/hooks/")) {
      const { route, at } = hooks(method, path);
      return route.handle({ at, query, body: readJsonBody(body.toString("utf8")), caller: callerOf(request) });
    }
    const { route, at } = pages(method === "HEAD" ? "GET" : method, path);
    return { kind: "page", page: route.handle({ at, query, body: {} }) };
  };
}

/** IPv4 address of the caller, without the prefix of a dual-stack socket. */
function callerOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
}

function answerApi(
  { api }: ServerParts,
  path: string,
  { method, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  if (method !== "POST") throw refusal(1, "开放平台接口只接受 POST", 405);
  return api({ path: path.slice("/api/".length), authorization: headers.authorization, body: body.toString("utf8") });
}
