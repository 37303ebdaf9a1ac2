import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { Deliveries, Delivery } from "../storage/deliveries.ts";
import type { Webhook, Webhooks } from "../storage/webhooks.ts";
import { createQueue, type Queue, type Queued } from "./queue.ts";
import { createCourier } from "./courier.ts";
import type { Sender } from "./sender.ts";
import { createSettlement } from "./settlement.ts";

/** Sends what is in the delivery log: in order per webhook, several at once, with retries. */
export interface Dispatcher {
  /** Takes up deliveries just written to the log (or left there by an earlier run). */
  take(deliveries: readonly Pick<Delivery, "delivery_id" | "webhook_id" | "data_id" | "next_at">[]): void;
  /** Resolves when nothing is waiting to be sent, retries included. */
  idle(): Promise<void>;
  /** Stops at once; what was not delivered stays pending in the log. */
  stop(): Promise<void>;
}

interface DispatcherParts {
  readonly deliveries: Deliveries;
  readonly webhooks: Webhooks;
  readonly sender: Sender;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly retryMs: readonly number[];
}

/** Pushes under way to one receiver at a time. */
export const CONNECTIONS_PER_WEBHOOK = 16;

/** Makes the dispatcher; it holds ids only, bodies are read from the log when their turn comes. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { clock, deliveries, webhooks } = parts;
  const queues = new Map<string, Queue>();
  const timers = new Set<() => void>();
  const underWay = new Set<Promise<void>>();
  const waiters = new Set<() => void>();
  let isStopped = false;
  const settle = createSettlement(parts);
  const courier = createCourier({ ...parts, putBack: later });

  function take(list: Parameters<Dispatcher["take"]>[0]): void {
    for (const { delivery_id, webhook_id, data_id, next_at } of list) {
      later(webhook_id, { delivery_id, subject: data_id }, next_at - clock.now());
    }
  }

  function later(webhook_id: string, queued: Queued, ms: number): void {
    if (ms <= 0) {
      enqueue(webhook_id, queued);
      return;
    }
    const cancel = clock.after(ms, () => {
      timers.delete(cancel);
      enqueue(webhook_id, queued);
    });
    timers.add(cancel);
  }

  function enqueue(webhook_id: string, queued: Queued): void {
    const queue = queues.get(webhook_id) ?? createQueue();
    queues.set(webhook_id, queue);
    queue.add(queued);
    // Sending waits until the transaction that wrote the delivery is over.
    setImmediate(() => pump(webhook_id, queue));
  }

  function pump(webhook_id: string, queue: Queue): void {
    while (!isStopped && queue.underWay() < CONNECTIONS_PER_WEBHOOK) {
      const queued = queue.take();
      if (!queued) break;
      const run = deliver(webhook_id, queued).finally(() => {
        underWay.delete(run);
        queue.done(queued);
        pump(webhook_id, queue);
        wake();
      });
      underWay.add(run);
    }
  }

  async function deliver(webhook_id: string, queued: Queued): Promise<void> {
    const [webhook, delivery] = [webhooks.find(webhook_id), deliveries.find(queued.delivery_id)];
    if (!webhook || delivery?.state !== "pending") return;
    const result = await courier(webhook, delivery, queued);
    if (isStopped || result === "set_aside") return;
    const retryIn = settle(webhook_id, delivery, result);
    if (retryIn !== undefined) later(webhook_id, queued, retryIn);
  }

  function wake(): void {
    if (waiters.size === 0 || underWay.size > 0 || deliveries.hasPending()) return;
    for (const resolve of waiters) resolve();
    waiters.clear();
  }

  return {
    take,
    idle: () =>
      new Promise((resolve) => {
        waiters.add(resolve);
        setImmediate(wake);
      }),
    async stop() {
      isStopped = true;
      for (const cancel of timers) cancel();
      parts.sender.close();
      await Promise.allSettled(underWay);
    },
  };
}

/** Which webhooks of a form want an op. */
export function subscribed(webhooks: readonly Webhook[], op: string): readonly Webhook[] {
  return webhooks.filter((webhook) => webhook.enabled && (webhook.ops === null || webhook.ops.includes(op)));
}
