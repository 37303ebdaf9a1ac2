import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { MetricsPage } from "../../ports/metrics.ts";

/** One thing that must hold before this process may be sent work. */
export interface ReadyCheck {
  readonly name: string;
  /** Rejects where it does not hold. */
  check(): Promise<void>;
}

/** What the paths of an operator need. */
export interface OperationsPorts {
  readonly metrics: MetricsPage;
  readonly metrics_token: string | null;
  readonly ready_checks: readonly ReadyCheck[];
  /** True once the process has been told to end. */
  isStopping(): boolean;
  onFailure(error: unknown): void;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
/** Headers that a proxy on this machine adds: then the asker is somewhere else. */
const FORWARDED = ["x-forwarded-for", "x-real-ip", "forwarded"] as const;

/** Answers /healthz, /readyz and /metrics; false where the path is another. */
export function createOperationsRoute(ports: OperationsPorts) {
  return function operationsRoute(request: IncomingMessage, response: ServerResponse): boolean {
    const answer = ANSWERS[request.url?.split("?")[0] ?? ""];
    if (answer === undefined) return false;
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return true;
    }
    answer(ports, request, response).catch((error: unknown) => {
      ports.onFailure(error);
      json(response, 503, { status: "failed" });
    });
    return true;
  };
}

type Answer = (ports: OperationsPorts, request: IncomingMessage, response: ServerResponse) => Promise<void>;

const ANSWERS: Readonly<Record<string, Answer>> = {
  "/healthz": (_ports, _request, response) => {
    json(response, 200, { status: "ok" });
    return Promise.resolve();
  },
  "/readyz": async (ports, _request, response) => {
    const checks = await Promise.all(ports.ready_checks.map((check) => checked(check, ports)));
    const is_ready = !ports.isStopping() && checks.every(({ ok }) => ok);
    json(response, is_ready ? 200 : 503, {
      status: ports.isStopping() ? "stopping" : is_ready ? "ready" : "not_ready",
      checks: Object.fromEntries(checks.map(({ name, ok }) => [name, ok ? "ok" : "failed"])),
    });
  },
  "/metrics": async ({ metrics, metrics_token }, request, response) => {
    if (!mayRead(request, metrics_token)) json(response, 403, { code: "metrics_refused" });
    else response.writeHead(200, { "content-type": metrics.content_type }).end(await metrics.page());
  },
};

/** Names the check alone: its reason may hold paths and addresses, which belong in the log. */
async function checked(
  { name, check }: ReadyCheck,
  { onFailure }: OperationsPorts,
): Promise<{ readonly name: string; readonly ok: boolean }> {
  try {
    await check();
    return { name, ok: true };
  } catch (error) {
    onFailure(error);
    return { name, ok: false };
  }
}

function mayRead({ headers, socket }: IncomingMessage, token: string | null): boolean {
  if (token !== null && isSame(headers.authorization ?? "", `Bearer ${token}`)) return true;
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined);
  return !isForwarded && LOOPBACK.has(socket.remoteAddress ?? "");
}

/** Compares digests, so that the time taken tells nothing of either text. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function json(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
