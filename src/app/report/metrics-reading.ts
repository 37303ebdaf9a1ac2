import type { Clock } from "../../ports/clock.ts";
import type { MetricsReading } from "../../ports/metrics.ts";
import type { Store } from "../../ports/store.ts";

/** Ports of `readMetrics`. */
export interface MetricsReadingPorts {
  readonly store: Pick<Store, "registry" | "inbox" | "subjects" | "outbox">;
  readonly clock: Pick<Clock, "now">;
}

/** How much waits in the store, over all installations. */
export function createReadMetrics({ store, clock }: MetricsReadingPorts) {
  return async function readMetrics(): Promise<MetricsReading> {
    const sum = { inbox_waiting: 0, inbox_age_ms: 0, subjects_waiting: 0, effects_waiting: 0, effects_dead: 0 };
    for (const { installation_id } of await store.registry.installations()) {
      const { waiting, oldest_waiting_at } = await store.inbox.summary(installation_id);
      const effects = await store.outbox.counts(installation_id);
      sum.inbox_waiting += waiting;
      if (oldest_waiting_at !== null) sum.inbox_age_ms = Math.max(sum.inbox_age_ms, clock.now() - oldest_waiting_at);
      sum.subjects_waiting += await store.subjects.dirtyCount(installation_id);
      sum.effects_waiting += effects.waiting + effects.held;
      sum.effects_dead += effects.dead;
    }
    return sum;
  };
}
