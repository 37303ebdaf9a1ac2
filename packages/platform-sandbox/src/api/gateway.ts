import { type Clock, pause } from "../clock.ts";
import type { Faults, Mishap } from "../faults.ts";
import { type Answer, json } from "../http/answer.ts";
import { readJsonBody } from "../http/json-body.ts";
import { refusal } from "../problem.ts";
import type { Apps } from "../storage/apps.ts";
import type { Plan, Plans } from "../storage/plan.ts";
import type { Endpoint } from "./endpoint.ts";
import { createPathTable, type FoundEndpoint } from "./path-table.ts";
import type { RateLimits } from "./rate-limits.ts";

/** A request as it came: path below `/api/`, raw body. */
export interface ApiRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

interface GatewayParts {
  readonly endpoints: readonly Endpoint[];
  readonly apps: Apps;
  readonly limits: RateLimits;
  readonly plans: Plans;
  readonly faults: Faults;
  readonly clock: Clock;
  /** False once the sandbox is closed; a request that was waiting then goes unanswered. */
  readonly isOpen: () => boolean;
}

const HANG_MS = 60_000;
const REORDER_MS = 50;

/** Makes the door of the Open API: faults first, then key, limits, body, endpoint. Refusals are thrown. */
export function createGateway(parts: GatewayParts): (request: ApiRequest) => Promise<Answer> {
  const find = createPathTable(parts.endpoints);
  return async function answer(request) {
    const leave = parts.limits.enter();
    try {
      return await answerWith(parts, find(request.path), request);
    } finally {
      leave();
    }
  };
}

async function answerWith(parts: GatewayParts, found: FoundEndpoint | undefined, request: ApiRequest): Promise<Answer> {
  if (!found) throw refusal(1, `接口 ${request.path} 不存在`, 404);
  const mishap = parts.faults.draw(found.endpoint.path);
  const wait = mishap.delayMs + (mishap.kind === "reorder" ? (mishap.value ?? REORDER_MS) : 0);
  if (wait > 0) await pause(parts.clock, wait);
  if (!parts.isOpen()) return { kind: "hang", ms: 0 };
  return failedBefore(mishap) ?? apply(parts, found, request, mishap);
}

function failedBefore({ kind, value = 0 }: Mishap): Answer | undefined {
  if (kind === "drop") return { kind: "hang", ms: 0 };
  if (kind === "hang") return { kind: "hang", ms: Infinity };
  if (kind === "status") return json(value || 502, { code: value || 502, msg: "故障注入" });
  if (kind === "code") return json(400, { code: value || 4000, msg: "故障注入" });
  return undefined;
}

function apply(parts: GatewayParts, found: FoundEndpoint, request: ApiRequest, { kind, value }: Mishap): Answer {
  const { endpoint, at } = found;
  const api_key = authorise(parts.apps, request.authorization);
  requirePlan(parts.plans.current());
  parts.limits.admit(endpoint.path, endpoint.rate);
  const params = { ...readJsonBody(request.body), ...at };
  if (kind === "duplicate") endpoint.handle({ api_key, params });
  const body = endpoint.handle({ api_key, params });
  return kind === "applied_then_timeout" ? { kind: "hang", ms: value ?? HANG_MS } : json(200, body);
}

function requirePlan({ state, edition }: Plan): void {
  if (state === "closed") throw refusal(8017);
  if (state === "suspended") throw refusal(7103);
  if (edition === "standard") throw refusal(8302, "标准版没有开放接口");
}

function authorise(apps: Apps, authorization: string | undefined): string {
  const api_key = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization ?? "")?.[1];
  if (api_key === undefined) throw refusal(8301, "请求头需要 Authorization: Bearer <API_KEY>");
  if (apps.isKeyKnown(api_key)) return api_key;
  throw refusal(17018);
}
