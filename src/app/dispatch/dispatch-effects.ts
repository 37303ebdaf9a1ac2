import type { EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { createPerformOnPlatform } from "./perform-on-platform.ts";
import { createSendMessage } from "./send-message.ts";

/** Longer than any call may take, so that nobody else takes an effect that is still under way (ms). */
const LEASE_MS = 120_000;

/**
 * Takes due effects, does them side by side, and settles each by the class of its failure: tried again later, given up
 * for a person to see, or done. Returns how many were taken.
 */
export function createDispatchEffects(ports: DispatchPorts) {
  const performOnPlatform = createPerformOnPlatform(ports);
  const sendMessage = createSendMessage(ports);

  return async function dispatchEffects(limit: number): Promise<number> {
    const effects = await claimShare(limit);
    await Promise.all(effects.map(dispatch));
    return effects.length;
  };

  async function claimShare(limit: number): Promise<readonly StoredEffect[]> {
    const claimed: StoredEffect[] = [];
    for (const installation_id of await ports.outbox.busyInstallations()) {
      for (const lane of ["messages", "platform"] as const) {
        const wish = { installation_id, lane, limit, now: ports.clock.now(), lease_ms: LEASE_MS };
        claimed.push(...(await ports.outbox.claim(wish)));
      }
    }
    return claimed;
  }

  async function dispatch(effect: StoredEffect): Promise<void> {
    const outcome = await perform(effect);
    await ports.outbox.settle(effect.id, outcome);
    ports.onSettled(effect, outcome);
  }

  function perform(effect: StoredEffect): Promise<EffectOutcome> {
    const { action } = effect;
    return action.kind === "send_message" ? sendMessage(effect, action) : performOnPlatform(effect, action);
  }
}
