import { Agent as HttpAgent, type AgentOptions } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { LookupFunction } from "node:net";
import axios from "axios";
import { faultCode, UNTRUSTED } from "./network-fault.ts";
import type { OutboundGuard, PinnedAddress } from "./outbound-guard.ts";

/** How a request ended, sorted by whether the other side can have acted on it. */
export type OutboundReply =
  | ({ readonly kind: "answered" } & OutboundAnswer)
  /** Nothing was written. */
  | { readonly kind: "not_connected"; readonly code: string }
  /** The other side could not prove who it is; nothing was written. */
  | { readonly kind: "untrusted"; readonly code: string }
  /** No answer, though the request may have been read. */
  | { readonly kind: "lost"; readonly code: string }
  /** The guard let nobody go there; nothing was connected. */
  | { readonly kind: "forbidden" }
  /** It would have gone there in the clear; nothing was connected. */
  | { readonly kind: "in_the_clear" };

/** What the other side said. */
export interface OutboundAnswer {
  readonly status: number;
  readonly body: string;
  /** Its wish of when to come again, as it was sent. */
  readonly retry_after: string | null;
}

/** A request to an address, or with headers, that are secret. */
export interface OutboundRequest {
  /** POST where left out. */
  readonly method?: "GET" | "POST";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent byte for byte as it is; "" for none. */
  readonly body: string;
  readonly timeout_ms: number;
  readonly guard: OutboundGuard;
}

/** Content type of JSON, as every vendor takes it. */
export const JSON_TYPE = "application/json; charset=utf-8";

const MAX_REPLY_BYTES = 64 * 1024;
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
]);

/**
 * Sends a request to a secret address. Nothing of the address comes back, redirects are not followed, the connection goes
 * to the address that the guard has looked at, whatever the name says by then, in the clear only where the operator has
 * named it; and each request has its own connection: a kept one may break just as it is used, which looks like a lost
 * answer.
 */
export async function sendRequest(request: OutboundRequest): Promise<OutboundReply> {
  const { method = "POST", url, headers = { "content-type": JSON_TYPE }, body, timeout_ms, guard } = request;
  const deadline = AbortSignal.timeout(timeout_ms);
  // Looking the name up takes its time too, and until a connection stands nothing was written.
  const connection = { isPending: true };
  const { protocol, hostname } = new URL(url);
  const pinning = await guard.pin(hostname);
  if (pinning.kind === "forbidden") return pinning;
  if (pinning.kind === "unknown") return { kind: "not_connected", code: pinning.code };
  if (protocol !== "https:" && !pinning.pinned.is_named) return { kind: "in_the_clear" };
  const lookup = lookupOf(pinning.pinned);
  try {
    const {
      status,
      data,
      headers: told,
    } = await axios.request<string>({
      ...{ method, url, headers: typed(headers, body), data: body },
      httpAgent: watched(new HttpAgent({ lookup }), "connect", connection),
      httpsAgent: watched(new HttpsAgent({ lookup }), "secureConnect", connection),
      maxRedirects: 0,
      // A proxy named in the environment would look names up again, by itself.
      proxy: false,
      maxContentLength: MAX_REPLY_BYTES,
      responseType: "text",
      transformRequest: (sent: unknown) => sent,
      transformResponse: (received: unknown) => received,
      validateStatus: () => true,
      signal: deadline,
    });
    const wish: unknown = told["retry-after"];
    return { kind: "answered", status, body: data, retry_after: typeof wish === "string" ? wish : null };
  } catch (error) {
    const code = deadline.aborted ? "TIMEOUT" : faultCode(error, "UNKNOWN");
    if (UNTRUSTED.test(code)) return { kind: "untrusted", code };
    return { kind: connection.isPending || NOT_CONNECTED.has(code) ? "not_connected" : "lost", code };
  }
}

/** Without a body there is no type of one either; a client that adds its own would break a signature over the headers. */
function typed(headers: Readonly<Record<string, string>>, body: string) {
  return body === "" ? { "content-type": false, ...headers } : { ...headers };
}

/** Answers with the pinned address, whichever way the connection asks. */
function lookupOf({ address, family }: PinnedAddress): LookupFunction {
  return (_host, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

/** Notes when a connection stands: a time-out before that is the one in which nothing was sent. */
function watched<A extends HttpAgent>(agent: A, established: string, connection: { isPending: boolean }): A {
  const create = agent.createConnection.bind(agent);
  agent.createConnection = (options: AgentOptions, callback) => {
    const socket = create(options, callback);
    socket?.once(established, () => (connection.isPending = false));
    return socket;
  };
  return agent;
}
