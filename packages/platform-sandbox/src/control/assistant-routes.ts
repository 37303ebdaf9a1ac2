import { randomBytes } from "node:crypto";
import { type Assistant, readAssistant } from "../assistant/assistant.ts";
import type { AssistantRun, AssistantStore } from "../assistant/assistant-store.ts";
import type { Clock } from "../clock.ts";
import type { Route, RouteRequest } from "../http/router.ts";
import { isObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { isoOf } from "../records/present.ts";
import type { Forms } from "../storage/forms.ts";
import type { Lookups } from "./lookups.ts";

interface AssistantRouteParts {
  readonly lookups: Lookups;
  readonly forms: Forms;
  readonly assistantStore: AssistantStore;
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly origin: () => string;
}

const RUNS_SHOWN = 100;

/** 智能助手Pro of an app, and what they did. */
export function assistantRoutes(parts: AssistantRouteParts): readonly Route<unknown>[] {
  const { lookups, assistantStore, origin } = parts;
  const one = "/sandbox/assistants/:assistant_id";
  return [
    {
      method: "GET",
      path: "/sandbox/assistants",
      handle: () => ({ assistants: assistantStore.all().map((assistant) => shown(assistant, origin())) }),
    },
    {
      method: "POST",
      path: "/sandbox/apps/:app_id/assistants",
      handle: (request) => shown(create(parts, lookups.app(request).app_id, request), origin()),
    },
    {
      method: "DELETE",
      path: one,
      handle(request) {
        assistantStore.remove(found(assistantStore, request).assistant_id);
        return { ok: true };
      },
    },
    {
      method: "GET",
      path: `${one}/runs`,
      handle: (request) => ({
        runs: assistantStore.runs(found(assistantStore, request).assistant_id, RUNS_SHOWN).map(shownRun),
      }),
    },
  ];
}

function create(
  { forms, assistantStore, clock, nextId }: AssistantRouteParts,
  app_id: string,
  { body }: RouteRequest,
): Assistant {
  const trigger = isObject(body.trigger) ? body.trigger : {};
  const isHttp = trigger.kind === "http";
  const form = isHttp ? undefined : forms.find(typeof trigger.entry_id === "string" ? trigger.entry_id : "");
  if (!isHttp && form?.app_id !== app_id) throw refusal(3000, "trigger.entry_id 须是本应用的表单");
  const assistant: Assistant = {
    ...{ assistant_id: nextId(), app_id, entry_id: form?.entry_id ?? null },
    ...{ token: randomBytes(18).toString("base64url"), ...readAssistant(body, form) },
  };
  assistantStore.save(assistant, clock.now());
  return assistant;
}

/** The address is shown only where it can be called. */
function shown({ token, ...assistant }: Assistant, origin: string): unknown {
  return assistant.trigger.kind === "http" ? { ...assistant, url: `${origin}/hooks/assistants/${token}` } : assistant;
}

function shownRun({ at, trigger, data_id, state, detail, finished_at }: AssistantRun): unknown {
  const ended = finished_at === null ? null : isoOf(finished_at);
  return { at: isoOf(at), trigger, data_id, state, detail, finished_at: ended };
}

function found(assistantStore: AssistantStore, { at }: RouteRequest): Assistant {
  const assistant = assistantStore.find(at.assistant_id ?? "");
  if (assistant) return assistant;
  throw refusal(1, "智能助手不存在", 404);
}
