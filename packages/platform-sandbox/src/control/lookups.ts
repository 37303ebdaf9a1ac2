import { isObject, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { App, Apps } from "../storage/apps.ts";
import type { Form, Forms } from "../storage/forms.ts";
import type { Webhook, Webhooks } from "../storage/webhooks.ts";
import type { RouteRequest } from "../http/router.ts";

/** Finds what a path of the control API names; what is not there answers 404. */
export interface Lookups {
  app(request: RouteRequest): App;
  form(request: RouteRequest): Form;
  /** A push and its form; a company-wide one has none. */
  webhook(request: RouteRequest): { readonly webhook: Webhook; readonly form: Form | undefined };
}

/** Makes the lookups. */
export function createLookups(parts: {
  readonly apps: Apps;
  readonly forms: Forms;
  readonly webhooks: Webhooks;
}): Lookups {
  const { apps, forms, webhooks } = parts;
  return {
    app: ({ at }) => found(apps.find(at.app_id ?? ""), 2004),
    form: ({ at }) => found(forms.find(at.entry_id ?? ""), 3000),
    webhook({ at }) {
      const webhook = found(webhooks.find(at.webhook_id ?? ""), 1);
      return { webhook, form: forms.find(webhook.entry_id) };
    },
  };
}

/** A required text of a control request's body. */
export function bodyText(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value === "string" && value !== "") return value;
  throw refusal(17017, `${name} 必须是非空字符串`);
}

/** A required object of a control request's body. */
export function bodyObject(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (isObject(value)) return value;
  throw refusal(17017, `${name} 必须是对象`);
}

function found<T>(value: T | undefined, code: 1 | 2004 | 3000): T {
  if (value !== undefined) return value;
  throw refusal(code, "不存在", 404);
}
