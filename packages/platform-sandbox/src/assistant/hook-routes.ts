import { createSlidingWindow, type SlidingWindow } from "../api/sliding-window.ts";
import type { Clock } from "../clock.ts";
import { type Answer, json } from "../http/answer.ts";
import type { Route, RouteRequest } from "../http/router.ts";
import { refusal } from "../problem.ts";
import type { Database } from "../storage/database.ts";
import type { Assistant } from "./assistant.ts";
import type { AssistantStore } from "./assistant-store.ts";
import type { Assistants } from "./assistants.ts";

interface HookParts {
  readonly db: Database;
  readonly assistantStore: AssistantStore;
  readonly assistants: Assistants;
  readonly limits: { isEnabled(): boolean };
  readonly clock: Clock;
}

/** Calls per second of an HTTP trigger, without and with an allow-list (facts: hcdoc/19774). */
const RATES = { open: 1, listed: 20 };

/** The fixed addresses of HTTP triggers: `POST /hooks/assistants/{token}`. */
export function hookRoutes(parts: HookParts): readonly Route<Answer>[] {
  const windows = new Map<string, SlidingWindow>();
  return [{ method: "POST", path: "/hooks/assistants/:token", handle: (request) => call(parts, windows, request) }];
}

function call(
  { db, assistantStore, assistants, limits, clock }: HookParts,
  windows: Map<string, SlidingWindow>,
  request: RouteRequest,
): Answer {
  const assistant = assistantStore.byToken(request.at.token ?? "");
  if (assistant?.trigger.kind !== "http") throw refusal(1, "没有这个触发地址", 404);
  const { allow_list, answer } = assistant.trigger;
  if (allow_list.length > 0 && !allow_list.some((entry) => isListed(entry, request.caller ?? "")))
    throw refusal(8302, "来源 IP 不在白名单", 403);
  if (limits.isEnabled()) admit(assistant, windows, allow_list.length > 0 ? RATES.listed : RATES.open, clock.now());
  db.transaction(() => assistants.called(assistant, request.body));
  return json(200, answer ?? { status: "success" });
}

function admit({ assistant_id }: Assistant, windows: Map<string, SlidingWindow>, rate: number, now: number): void {
  const key = `${assistant_id} ${rate}`;
  const window = windows.get(key) ?? createSlidingWindow(rate);
  windows.set(key, window);
  if (window.isFull(now)) throw refusal(8304, `HTTP 触发每秒最多 ${rate} 次`, 429);
  window.note(now);
}

/** An entry is an address, or one with a `*` in one place. */
function isListed(entry: string, caller: string): boolean {
  const [wanted, given] = [entry.split("."), caller.split(".")];
  return given.length === 4 && wanted.every((part, index) => part === "*" || part === given[index]);
}
