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
      handle: (request) => ({
        webhooks: webhooks.ofForm(lookups.form(request).entry_id).map((push) => shownWebhook(push, PUSH_OPS)),
      }),
    },
    {
      method: "POST",
      path: "/sandbox/forms/:entry_id/webhooks",
      handle(request) {
        const { entry_id } = lookups.form(request);
        const webhook = readPush({ webhook_id: nextId(), entry_id }, request.body, PUSH_OPS);
        webhooks.create(webhook, clock.now());
        return { webhook_id: webhook.webhook_id };
      },
    },
    {
      method: "DELETE",
      path: one,
      handle(request) {
        webhooks.remove(lookups.webhook(request).webhook.webhook_id);
        return { ok: true };
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
        return { webhook: shownWebhook(pushes.enable(webhook, request.body.retry === true), PUSH_OPS) };
      },
    },
  ];
}

/** A push without its secret; `every` is what it stands for when no ops were chosen. */
export function shownWebhook(webhook: Webhook, every: readonly string[]): JsonObject {
  const { webhook_id, entry_id, url, ops, enabled, failures_in_a_row } = webhook;
  return { webhook_id, entry_id, url, ops: ops ?? every, enabled, failures_in_a_row };
}

/** Reads a push as an editor hands it over; `ops` left out or empty means all of `known`. */
export function readPush(
  ids: Pick<Webhook, "webhook_id" | "entry_id">,
  body: JsonObject,
  known: readonly string[],
): Webhook {
  return {
    ...{ ...ids, url: readUrl(body), secret: bodyText(body, "secret") },
    ...{ ops: readOps(body, known), enabled: true, failures_in_a_row: 0 },
  };
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

function readOps({ ops }: JsonObject, known: readonly string[]): readonly string[] | null {
  if (ops === undefined || ops === null || (isArray(ops) && ops.length === 0)) return null;
  if (isStringArray(ops) && ops.every((op) => known.includes(op))) return ops;
  throw refusal(17017, `ops 只能取 ${known.join("、")}`);
}
