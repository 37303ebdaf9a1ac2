import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { JsonObject } from "../json.ts";
import type { Deliveries, Delivery } from "../storage/deliveries.ts";
import type { Form } from "../storage/forms.ts";
import type { Plans } from "../storage/plan.ts";
import type { StoredRecord } from "../storage/records.ts";
import { COMPANY_WIDE, type Webhook, type Webhooks } from "../storage/webhooks.ts";
import { type Dispatcher, subscribed } from "./dispatcher.ts";
import type { Payloads, PushOp } from "./payload.ts";
import type { AttemptResult, Sender } from "./sender.ts";

/** 数据推送: what a person's edits tell the webhooks of a form. */
export interface Pushes {
  /** Call inside the transaction of the edit: the push is as durable as the edit. */
  recordChanged(op: Exclude<PushOp, "form_update" | "data_test">, form: Form, record: StoredRecord): void;
  formChanged(form: Form): void;
  /** 消息推送: tells the company's own servers. Pushes about one `subject` keep their order. */
  message(body: { readonly op: string } & JsonObject, subject: string | null): void;
  /** Sends one probe now, outside retries and failure counts, and tells how it went. */
  test(webhook: Webhook, form: Form | undefined): Promise<AttemptResult>;
  /** Switches a push on again; failed deliveries are sent again when asked, else they stay as they are. */
  enable(webhook: Webhook, retryFailed: boolean): Webhook;
  /** Takes up what an earlier run left pending. */
  resume(): void;
}

interface PushesParts {
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  readonly dispatcher: Dispatcher;
  readonly sender: Sender;
  readonly payloads: Payloads;
  readonly plans: Plans;
  readonly clock: Clock;
}

/** SQLite takes a negative limit as none. */
const EVERY = -1;

/** Makes the pushes of one sandbox. */
export function createPushes({
  webhooks,
  deliveries,
  dispatcher,
  sender,
  payloads,
  plans,
  clock,
}: PushesParts): Pushes {
  const publish = (entry_id: string, push: { readonly op: string }, data_id: string | null): void => {
    if (plans.current().edition === "standard") return;
    const body = JSON.stringify(push);
    for (const webhook of subscribed(webhooks.ofForm(entry_id), push.op)) {
      const delivery = newDelivery(webhook, push.op, body, data_id, clock.now());
      deliveries.insert(delivery);
      dispatcher.take([delivery]);
    }
  };
  return {
    recordChanged: (op, form, record) => publish(form.entry_id, payloads.record(op, form, record), record.data_id),
    formChanged: (form) => publish(form.entry_id, payloads.form(form, clock.now()), null),
    message: (body, subject) => publish(COMPANY_WIDE, body, subject),
    async test(webhook, form) {
      const delivery = newDelivery(
        webhook,
        "data_test",
        JSON.stringify(payloads.test(form, clock.now())),
        null,
        clock.now(),
      );
      const result = await sender.send({ ...webhook, ...delivery });
      deliveries.insert({ ...delivery, state: result.ok ? "delivered" : "failed" });
      deliveries.update({
        ...delivery,
        ...{ state: result.ok ? "delivered" : "failed", attempts: 1, finished_at: clock.now() },
        ...{ last_status: result.status, last_error: result.error },
      });
      return result;
    },
    enable(webhook, retryFailed) {
      const enabled = webhooks.replace({ ...webhook, enabled: true, failures_in_a_row: 0 });
      if (retryFailed) {
        const failed = deliveries.log(webhook.webhook_id, EVERY, "failed").filter(({ op }) => op !== "data_test");
        deliveries.moveAll(webhook.webhook_id, "failed", "pending", clock.now());
        dispatcher.take(failed.reverse());
      }
      return enabled;
    },
    resume: () => dispatcher.take(deliveries.pending()),
  };
}

function newDelivery({ webhook_id }: Webhook, op: string, body: string, data_id: string | null, now: number): Delivery {
  return {
    ...{ delivery_id: randomUUID(), webhook_id, op, data_id, body, state: "pending", attempts: 0 },
    ...{ last_status: null, last_error: null, created_at: now, next_at: now, finished_at: null },
  };
}
