import { randomBytes } from "node:crypto";
import { Agent as HttpAgent, type ClientRequest, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { signPush } from "@jdy/open-api-client";
import type { Clock } from "../clock.ts";

/** One attempt to deliver a push. */
interface Attempt {
  readonly url: string;
  readonly secret: string;
  readonly delivery_id: string;
  readonly body: string;
}

/** How an attempt ended: only a 2xx within the time limit counts. */
export interface AttemptResult {
  readonly ok: boolean;
  readonly status: number | null;
  readonly error: string | null;
}

/** Sends pushes over connections kept open. */
export interface Sender {
  send(attempt: Attempt): Promise<AttemptResult>;
  /** Breaks off what is under way and closes the connections. */
  close(): void;
}

/** The receiver's time to answer, in ms (facts: open/11507). */
const ANSWER_WITHIN_MS = 2000;

/** Makes a sender with at most `connections` open to one receiver. */
export function createSender(clock: Clock, connections: number): Sender {
  const options = { keepAlive: true, maxSockets: connections };
  const [http, https] = [new HttpAgent(options), new HttpsAgent(options)];
  const open = new Set<ClientRequest>();
  return {
    send(attempt) {
      const stamp = { nonce: randomBytes(3).toString("hex"), timestamp: String(Math.floor(clock.now() / 1000)) };
      const url = stampedUrl(attempt.url, stamp);
      const isHttps = url.protocol === "https:";
      const request = (isHttps ? httpsRequest : httpRequest)(url, {
        method: "POST",
        agent: isHttps ? https : http,
        headers: headersOf(attempt, stamp),
      });
      open.add(request);
      return outcome(request, attempt.body, clock).finally(() => open.delete(request));
    },
    close() {
      for (const request of open) request.destroy(new Error("沙盒已关闭"));
      http.destroy();
      https.destroy();
    },
  };
}

/** New with every attempt; the delivery id stays. */
interface Stamp {
  readonly nonce: string;
  readonly timestamp: string;
}

/** The receiver's own query stays as typed. */
function stampedUrl(target: string, { nonce, timestamp }: Stamp): URL {
  const url = new URL(target);
  url.search = `${url.search === "" ? "?" : `${url.search}&`}nonce=${nonce}&timestamp=${timestamp}`;
  return url;
}

function headersOf(
  { body, secret, delivery_id }: Attempt,
  { nonce, timestamp }: Stamp,
): Record<string, string | number> {
  return {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "X-JDY-Signature": signPush({ nonce, body, secret, timestamp }),
    "X-JDY-DeliverId": delivery_id,
  };
}

function outcome(request: ClientRequest, body: string, clock: Clock): Promise<AttemptResult> {
  return new Promise((resolve) => {
    const late = clock.after(ANSWER_WITHIN_MS, () => request.destroy(new Error(`超过 ${ANSWER_WITHIN_MS} ms 未应答`)));
    const end = (result: AttemptResult) => {
      late();
      resolve(result);
    };
    request.on("error", (error) => end({ ok: false, status: null, error: error.message }));
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      const ok = status >= 200 && status < 300;
      end({ ok, status, error: ok ? null : `HTTP ${status}` });
      response.resume();
    });
    request.end(body);
  });
}
