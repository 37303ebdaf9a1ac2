import type { Clock } from "../../ports/clock.ts";
import type { EffectLane, Outbox, StoredEffect } from "../../ports/outbox.ts";

/**
 * What this process holds, with the lease that says so. A lease outlives the beat and one attempt of a call (10 s)
 * together, so that nobody takes up what may still arrive; what a killed process held is free again this soon (ms).
 */
const LEASE_MS = 15_000;

/** The effects this process has taken and not settled. */
export interface HeldEffects {
  /** Takes due effects of an installation's lane. */
  take(installation_id: string, lane: EffectLane, limit: number): Promise<readonly StoredEffect[]>;
  /** Says again that they are held; returns the ids of those that must not be begun any more. */
  renew(): Promise<readonly number[]>;
  /** True where the leases were not renewed for so long (a process that slept) that nothing may be begun before. */
  isOverdue(): boolean;
  giveBack(effects: readonly StoredEffect[]): Promise<void>;
  forget(effects: readonly StoredEffect[]): void;
  count(): number;
}

/** Keeps the leases of one process. */
export function createHeldEffects({ outbox, clock }: { outbox: Outbox; clock: Pick<Clock, "now"> }): HeldEffects {
  const held = new Map<number, StoredEffect>();
  let confirmed_at = -Infinity;

  const forget = (effects: readonly StoredEffect[]) => {
    for (const { id } of effects) held.delete(id);
  };

  return {
    take: async (installation_id, lane, limit) => {
      if (limit <= 0) return [];
      const asked_at = clock.now();
      const claimed = await outbox.claim({ installation_id, lane, limit, now: asked_at, lease_ms: LEASE_MS });
      // After a leap of the clock an own lease seems to be over, while the call is still under way.
      const fresh = claimed.filter(({ id }) => !held.has(id));
      if (held.size === 0) confirmed_at = asked_at;
      for (const effect of fresh) held.set(effect.id, effect);
      return fresh;
    },
    renew: async () => {
      const now = clock.now();
      const stopped = held.size === 0 ? [] : await outbox.renew([...held.values()], now + LEASE_MS);
      confirmed_at = now;
      return stopped;
    },
    isOverdue: () => held.size > 0 && clock.now() - confirmed_at > LEASE_MS / 2,
    giveBack: async (effects) => {
      forget(effects);
      if (effects.length > 0) await outbox.release(effects);
    },
    forget,
    count: () => held.size,
  };
}
