import type { RateLimits } from "../api/rate-limits.ts";
import { FAULT_KINDS, type Fault, type FaultKind, type Faults } from "../faults.ts";
import type { Route } from "../http/router.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { isoOf } from "../records/present.ts";
import type { Triggers } from "../storage/triggers.ts";

interface WeatherParts {
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly triggers: Triggers;
  /** Every endpoint a fault can be set on, `push` included. */
  readonly endpoints: readonly string[];
}

/** Faults on order, limits on and off, and the log of what `is_start_trigger` started. */
export function weatherRoutes({ faults, limits, triggers, endpoints }: WeatherParts): readonly Route<unknown>[] {
  return [
    { method: "GET", path: "/sandbox/faults", handle: () => ({ faults: faults.all() }) },
    {
      method: "POST",
      path: "/sandbox/faults",
      handle({ body }) {
        faults.add(readFault(body, endpoints));
        return { faults: faults.all() };
      },
    },
    {
      method: "DELETE",
      path: "/sandbox/faults",
      handle() {
        faults.clear();
        return { faults: [] };
      },
    },
    {
      method: "POST",
      path: "/sandbox/limits",
      handle({ body }) {
        if (typeof body.enabled !== "boolean") throw refusal(17017, "enabled 必须是布尔值");
        const concurrency = optionalNumber(body, "concurrency", 1, 100_000);
        limits.configure({ enabled: body.enabled, ...(concurrency === undefined ? {} : { concurrency }) });
        return { enabled: limits.isEnabled() };
      },
    },
    {
      method: "GET",
      path: "/sandbox/triggers",
      handle: ({ query }) => ({
        triggers: triggers
          .all(query.get("entry_id") ?? undefined)
          .map(({ at, ...start }) => ({ at: isoOf(at), ...start })),
      }),
    },
  ];
}

function readFault(body: JsonObject, endpoints: readonly string[]): Fault {
  const { kind } = body;
  if (!isKind(kind)) throw refusal(17017, `kind 只能取 ${FAULT_KINDS.join("、")}`);
  const endpoint = readEndpoint(body, endpoints);
  if (endpoint === "push" && kind === "code") throw refusal(17017, "推送没有错误码,请用 status");
  if (endpoint === "push" && kind === "hang") throw refusal(17017, "推送 2 秒不应答即失败,请用 applied_then_timeout");
  const [value, rate, count] = [
    optionalNumber(body, "value", 0, kind === "status" ? 599 : 1e9),
    optionalNumber(body, "rate", 0, 1),
    optionalNumber(body, "count", 1, 1e9),
  ];
  return {
    kind,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(value === undefined ? {} : { value }),
    ...(rate === undefined ? {} : { rate }),
    ...(count === undefined ? {} : { count }),
  };
}

function isKind(kind: unknown): kind is FaultKind {
  const kinds: readonly unknown[] = FAULT_KINDS;
  return kinds.includes(kind);
}

function readEndpoint({ endpoint }: JsonObject, endpoints: readonly string[]): string | undefined {
  if (endpoint === undefined || endpoint === null || endpoint === "") return undefined;
  const path = typeof endpoint === "string" ? endpoint.replace(/^\/?(api\/)?/, "") : "";
  if (endpoints.includes(path)) return path;
  throw refusal(17017, `endpoint 不存在:${JSON.stringify(endpoint)}`);
}

function optionalNumber(body: JsonObject, name: string, from: number, to: number): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && value >= from && value <= to) return value;
  throw refusal(17017, `${name} 必须是 ${from} 到 ${to} 的数字`);
}
