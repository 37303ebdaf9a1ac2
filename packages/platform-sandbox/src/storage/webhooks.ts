import type { Database } from "./database.ts";
import { integer, type Row, text, textOrNull } from "./row.ts";

/** Stands in for a form where a push is the whole company's: 消息推送. */
export const COMPANY_WIDE = "";

/** A push set up on a form, or company-wide. `ops` null means every op. */
export interface Webhook {
  readonly webhook_id: string;
  readonly entry_id: string;
  readonly url: string;
  readonly secret: string;
  readonly ops: readonly string[] | null;
  readonly enabled: boolean;
  readonly failures_in_a_row: number;
}

/** The pushes of all forms. */
export interface Webhooks {
  create(webhook: Webhook, created_at: number): Webhook;
  replace(webhook: Webhook): Webhook;
  find(webhook_id: string): Webhook | undefined;
  ofForm(entry_id: string): readonly Webhook[];
  /** Takes a push away with its log; what was still to be sent is not sent. */
  remove(webhook_id: string): void;
}

/** Keeps pushes; the few there are stay in memory. */
export function createWebhooks(db: Database): Webhooks {
  const webhooks = new Map(db.statement("select * from webhook order by webhook_id").all().map(read).map(byId));
  const keep = (webhook: Webhook): Webhook => {
    webhooks.set(webhook.webhook_id, webhook);
    return webhook;
  };
  return {
    create(webhook, created_at) {
      const ops = webhook.ops && JSON.stringify(webhook.ops);
      db.statement(
        "insert into webhook (webhook_id, entry_id, url, secret, ops, created_at) values (?, ?, ?, ?, ?, ?)",
      ).run(...[webhook.webhook_id, webhook.entry_id, webhook.url, webhook.secret, ops, created_at]);
      return keep(webhook);
    },
    replace(webhook) {
      db.statement("update webhook set enabled = ?, failures_in_a_row = ? where webhook_id = ?").run(
        ...[Number(webhook.enabled), webhook.failures_in_a_row, webhook.webhook_id],
      );
      return keep(webhook);
    },
    find: (webhook_id) => webhooks.get(webhook_id),
    ofForm: (entry_id) => [...webhooks.values()].filter((webhook) => webhook.entry_id === entry_id),
    remove(webhook_id) {
      db.statement("delete from delivery where webhook_id = ?").run(webhook_id);
      db.statement("delete from webhook where webhook_id = ?").run(webhook_id);
      webhooks.delete(webhook_id);
    },
  };
}

function byId(webhook: Webhook): [string, Webhook] {
  return [webhook.webhook_id, webhook];
}

function read(row: Row): Webhook {
  const ops: unknown = JSON.parse(textOrNull(row, "ops") ?? "null");
  return {
    webhook_id: text(row, "webhook_id"),
    entry_id: text(row, "entry_id"),
    url: text(row, "url"),
    secret: text(row, "secret"),
    ops: Array.isArray(ops) ? ops.map(String) : null,
    enabled: integer(row, "enabled") === 1,
    failures_in_a_row: integer(row, "failures_in_a_row"),
  };
}
