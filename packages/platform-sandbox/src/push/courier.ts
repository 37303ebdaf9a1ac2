import type { Faults, Mishap } from "../faults.ts";
import type { Delivery } from "../storage/deliveries.ts";
import type { Webhook } from "../storage/webhooks.ts";
import type { Queued } from "./queue.ts";
import type { AttemptResult, Sender } from "./sender.ts";

/** How one attempt ended; `lost` and `set_aside` only by a fault. */
export type CourierResult = AttemptResult | "lost" | "set_aside";

interface CourierParts {
  readonly sender: Sender;
  readonly faults: Faults;
  /** Queues a delivery again after a while; younger ones, those of the same record too, go first meanwhile. */
  readonly putBack: (webhook_id: string, queued: Queued, ms: number) => void;
}

const REORDER_MS = 100;

/** Makes one attempt at a time, with whatever fault is drawn for it. */
export function createCourier({ sender, faults, putBack }: CourierParts) {
  const setAside = new Map<string, Mishap>();

  return async function attempt(webhook: Webhook, delivery: Delivery, queued: Queued): Promise<CourierResult> {
    const { delivery_id } = delivery;
    const drawn = setAside.get(delivery_id);
    const mishap = drawn ?? faults.draw("push");
    const wait = mishap.delayMs + (mishap.kind === "reorder" ? (mishap.value ?? REORDER_MS) : 0);
    if (!drawn && wait > 0) {
      setAside.set(delivery_id, mishap);
      putBack(webhook.webhook_id, queued, wait);
      return "set_aside";
    }
    setAside.delete(delivery_id);
    if (mishap.kind === "drop") return "lost";
    if (mishap.kind === "status") return answered(mishap.value ?? 502);
    return send(webhook, delivery, mishap);
  };

  async function send(
    { url, secret }: Webhook,
    { delivery_id, body }: Delivery,
    { kind }: Mishap,
  ): Promise<AttemptResult> {
    const result = await sender.send({ url, secret, delivery_id, body });
    if (kind === "duplicate") return sender.send({ url, secret, delivery_id, body });
    return kind === "applied_then_timeout" ? { ok: false, status: null, error: "超时(故障注入)" } : result;
  }
}

function answered(status: number): AttemptResult {
  const ok = status >= 200 && status < 300;
  return { ok, status, error: ok ? null : `HTTP ${status}(故障注入)` };
}
