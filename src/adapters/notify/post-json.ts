import { Agent as HttpAgent, type AgentOptions } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios from "axios";

/** How a request ended, sorted by whether the other side can have acted on it. */
export type PostReply =
  | { readonly kind: "answered"; readonly status: number; readonly body: string }
  /** Nothing was written. */
  | { readonly kind: "not_connected"; readonly code: string }
  /** The other side could not prove who it is; nothing was written. */
  | { readonly kind: "untrusted"; readonly code: string }
  /** No answer, though the request may have been read. */
  | { readonly kind: "lost"; readonly code: string };

const MAX_REPLY_BYTES = 64 * 1024;
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
]);
const UNTRUSTED = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|HOSTNAME_MISMATCH$)/;

/**
 * Posts JSON to a secret address. Nothing of the address comes back, redirects are not followed, and each request has
 * its own connection: a kept one may break just as it is used, which looks like a lost answer.
 */
export async function postJson(url: string, json: string, timeout_ms: number): Promise<PostReply> {
  const deadline = AbortSignal.timeout(timeout_ms);
  const connection = { isPending: false };
  try {
    const { status, data } = await axios.post<string>(url, json, {
      headers: { "content-type": "application/json; charset=utf-8" },
      httpAgent: watched(new HttpAgent(), "connect", connection),
      httpsAgent: watched(new HttpsAgent(), "secureConnect", connection),
      maxRedirects: 0,
      maxContentLength: MAX_REPLY_BYTES,
      responseType: "text",
      transformResponse: (body: unknown) => body,
      validateStatus: () => true,
      signal: deadline,
    });
    return { kind: "answered", status, body: data };
  } catch (error) {
    const code = deadline.aborted ? "TIMEOUT" : codeOf(error);
    if (UNTRUSTED.test(code)) return { kind: "untrusted", code };
    return { kind: connection.isPending || NOT_CONNECTED.has(code) ? "not_connected" : "lost", code };
  }
}

/** Notes whether a connection was begun and never established: the one case of a time-out in which nothing was sent. */
function watched<A extends HttpAgent>(agent: A, established: string, connection: { isPending: boolean }): A {
  const create = agent.createConnection.bind(agent);
  agent.createConnection = (options: AgentOptions, callback) => {
    const socket = create(options, callback);
    connection.isPending = true;
    socket?.once(established, () => (connection.isPending = false));
    return socket;
  };
  return agent;
}

function codeOf(error: unknown): string {
  const isCoded = typeof error === "object" && error !== null && "code" in error;
  return isCoded && typeof error.code === "string" ? error.code : "UNKNOWN";
}
