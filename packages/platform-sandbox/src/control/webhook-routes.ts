import type { Clock } from "../clock.ts";
import type { Route } from "../http/router.ts";
import { isArray, isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { PUSH_OPS } from "../push/payload.ts";
import type { Pushes } from "../push/pushes.ts";
import { isoOf } from "../records/present.ts";
import type { Deliveries, Delivery } from "../storage/deliveries.ts";
import type { Webhook, Webhooks } from "../storage/webhooks.ts";
import { bodyText, type Lookups } from "./lookups.ts";

interface WebhookRouteParts {
  readonly lookups: Lookups;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  readonly pushes: Pushes;
  readonly clock: Clock;
  readonly nextId: () => string;
}

/** 数据推送 of a form: set up, look at the log, test, switch on again. Setting one up sends nothing. */
export function webhookRoutes(parts: WebhookRouteParts): readonly Route<unknown>[] {
  const { lookups, webhooks, deliveries, pushes, clock, nextId } = parts;
  const one = "/sandbox/webhooks/:webhook_id";
  return [
    {
      method: "GET",
      path: "/sandbox/forms/:entry_id/webhooks",
      handle: (request) => ({ webhooks: webhooks.ofForm(lookups.form(request).entry_id).map(shownWebhook) }),
    },
    {
      method: "POST",
      path: "/sandbox/forms/:entry_id/webhooks",
      handle(request) {
        const { entry_id } = lookups.form(request);
        const webhook: Webhook = {
          ...{ webhook_id: nextId(), entry_id, url: readUrl(request.body), secret: bodyText(request.body, "secret") },
          ...{ ops: readOps(request.body), enabled: true, failures_in_a_row: 0 },
        };
        webhooks.create(webhook, clock.now());
        return { webhook_id: webhook.webhook_id };
      },
    },
    {
      method: "GET",
      path: `${one}/deliveries`,
      handle(request) {
        const { webhook } = lookups.webhook(request);
        const limit = Number(request.query.get("limit") ?? 100) || 100;
        const log = deliveries.log(webhook.webhook_id, limit, request.query.get("state") ?? undefined);
        const { enabled, failures_in_a_row } = webhook;
        return {
          enabled,
          failures_in_a_row,
          counts: deliveries.counts(webhook.webhook_id),
          deliveries: log.map(shownDelivery),
        };
      },
    },
    {
      method: "POST",
      path: `${one}/test`,
      handle(request) {
        const { webhook, form } = lookups.webhook(request);
        return pushes.test(webhook, form);
      },
    },
    {
      method: "POST",
      path: `${one}/enable`,
      handle(request) {
        const { webhook } = lookups.webhook(request);
        return { webhook: shownWebhook(pushes.enable(webhook, request.body.retry === true)) };
      },
    },
  ];
}

/** A webhook without its secret. */
function shownWebhook({ webhook_id, entry_id, url, ops, enabled, failures_in_a_row }: Webhook): JsonObject {
  return { webhook_id, entry_id, url, ops: ops ?? PUSH_OPS, enabled, failures_in_a_row };
}

function shownDelivery(delivery: Delivery): JsonObject {
  const { delivery_id, op, data_id, state, attempts, last_status, last_error, created_at, next_at, finished_at } =
    delivery;
  return {
    ...{ delivery_id, op, data_id, state, attempts, last_status, last_error, created_at: isoOf(created_at) },
    next_at: state === "pending" ? isoOf(next_at) : null,
    finished_at: finished_at === null ? null : isoOf(finished_at),
  };
}

function readUrl(body: JsonObject): string {
  const url = bodyText(body, "url");
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw refusal(17017, "url 须是 http(s) 地址");
}

function readOps({ ops }: JsonObject): readonly string[] | null {
  if (ops === undefined || ops === null || (isArray(ops) && ops.length === 0)) return null;
  const known: readonly string[] = PUSH_OPS;
  if (isStringArray(ops) && ops.every((op) => known.includes(op))) return ops;
  throw refusal(17017, `ops 只能取 ${known.join("、")}`);
}
