import type { Clock } from "../clock.ts";
import type { Deliveries, Delivery } from "../storage/deliveries.ts";
import type { Webhooks } from "../storage/webhooks.ts";
import type { AttemptResult } from "./sender.ts";

interface SettlementParts {
  readonly deliveries: Deliveries;
  readonly webhooks: Webhooks;
  readonly clock: Clock;
  readonly retryMs: readonly number[];
}

/** Failed attempts in a row after which a push is switched off (facts: open/11507). */
const FAILURES_TO_SWITCH_OFF = 100;

/**
 * Writes down how an attempt ended and what follows from it: delivered, tried again after the schedule's next wait, given
 * up after its last, or, with the hundredth failure in a row, the whole push switched off. Returns the wait in ms.
 */
export function createSettlement({ deliveries, webhooks, clock, retryMs }: SettlementParts) {
  return function settle(webhook_id: string, delivery: Delivery, result: AttemptResult | "lost"): number | undefined {
    const now = clock.now();
    const attempts = delivery.attempts + 1;
    const failure = { attempts, last_status: null, last_error: null, next_at: now, finished_at: now };
    const { delivery_id } = delivery;
    if (result === "lost") {
      deliveries.update({ delivery_id, ...failure, state: "lost", last_error: "丢失(故障注入)" });
      return undefined;
    }
    const seen = { ...failure, delivery_id, last_status: result.status, last_error: result.error };
    if (result.ok) {
      deliveries.update({ ...seen, state: "delivered" });
      resetFailures(webhook_id);
      return undefined;
    }
    const wait = isStillOn(webhook_id) ? retryMs[delivery.attempts] : undefined;
    deliveries.update(
      wait === undefined
        ? { ...seen, state: "failed" }
        : { ...seen, state: "pending", next_at: now + wait, finished_at: null },
    );
    return countFailure(webhook_id, now) ? undefined : wait;
  };

  function isStillOn(webhook_id: string): boolean {
    return webhooks.find(webhook_id)?.enabled ?? false;
  }

  function resetFailures(webhook_id: string): void {
    const webhook = webhooks.find(webhook_id);
    if (webhook && webhook.failures_in_a_row > 0) webhooks.replace({ ...webhook, failures_in_a_row: 0 });
  }

  /** Whether the push is off now; what still waited counts as failed until someone chooses to send it again. */
  function countFailure(webhook_id: string, now: number): boolean {
    const webhook = webhooks.find(webhook_id);
    if (!webhook) return true;
    const failures_in_a_row = webhook.failures_in_a_row + 1;
    const enabled = webhook.enabled && failures_in_a_row < FAILURES_TO_SWITCH_OFF;
    webhooks.replace({ ...webhook, failures_in_a_row, enabled });
    if (!enabled) deliveries.moveAll(webhook_id, "pending", "failed", now);
    return !enabled;
  }
}
