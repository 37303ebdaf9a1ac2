import type { EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import { createTurns } from "../turns.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { createHeldEffects } from "./held-effects.ts";
import { createSendMessage } from "./send-message.ts";
import { toldEvents } from "./told-events.ts";
import { createWriteLane } from "./write-lane.ts";

/** Does effects side by side, as many at once as each installation has places for. */
export interface Dispatcher {
  /** Takes what is due and begins what there is room for; returns how many calls and messages were begun. */
  dispatch(): Promise<number>;
  /** Holds on to what was taken and drops what has become pointless; to be called every few seconds. */
  renew(): Promise<void>;
  /** Sets who is told when there is room again. */
  onRoom(listener: () => void): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Begins nothing more, gives back what was not begun, and lets end what is under way. */
  stop(): Promise<void>;
}

/** Messages of one installation under way at once. A message is never taken before it can go. */
const MESSAGE_PLACES = 8;
/** Effects one process holds over all installations; more would only be renewed and not done. */
const MOST_HELD = 2_000;

/** Messages and platform writes go by lanes of their own, so that neither waits for the other. */
export function createDispatcher(ports: DispatchPorts): Dispatcher {
  const { outbox } = ports;
  const held = createHeldEffects(ports);
  const sendMessage = createSendMessage(ports);
  const byTurns = createTurns();
  const messages = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let hasRoom: () => void = () => undefined;
  let isStopped = false;

  function run(work: () => Promise<void>): void {
    const done = work()
      .catch(ports.onError)
      .finally(() => {
        running.delete(done);
        hasRoom();
      });
    running.add(done);
  }

  async function settle(effect: StoredEffect, outcome: EffectOutcome): Promise<void> {
    try {
      await outbox.settle(effect, outcome, toldEvents(effect, outcome));
    } finally {
      // An outcome that could not be kept: the lease ends by itself, and the effect is taken again.
      held.forget([effect]);
    }
    ports.onSettled(effect, outcome);
  }

  const writes = createWriteLane(ports, { run, settle, giveBack: held.giveBack });

  async function renew(): Promise<void> {
    const stopped = new Set(await held.renew());
    await writes.drop(({ effect }) => stopped.has(effect.id));
  }

  async function dispatch(): Promise<number> {
    if (held.isOverdue()) await renew();
    let begun = 0;
    for (const installation_id of byTurns(await outbox.busyInstallations())) {
      if (isStopped || held.count() >= MOST_HELD) break;
      const [messages_begun, effects] = await Promise.all([
        beginMessages(installation_id),
        held.take(installation_id, "platform", writes.wanted(installation_id)),
      ]);
      begun += messages_begun;
      writes.add(effects);
    }
    return isStopped ? begun : begun + writes.begin();
  }

  async function beginMessages(installation_id: string): Promise<number> {
    const places = MESSAGE_PLACES - (messages.get(installation_id) ?? 0);
    const effects = await held.take(installation_id, "messages", places);
    for (const effect of effects) {
      messages.set(installation_id, (messages.get(installation_id) ?? 0) + 1);
      run(() => send(effect));
    }
    return effects.length;
  }

  async function send(effect: StoredEffect): Promise<void> {
    const { action, installation_id } = effect;
    try {
      if (action.kind === "send_message") await settle(effect, await sendMessage(effect, action));
    } finally {
      messages.set(installation_id, (messages.get(installation_id) ?? 1) - 1);
    }
  }

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
  }

  return {
    dispatch,
    renew,
    onRoom: (listener) => {
      hasRoom = listener;
    },
    settled,
    stop: async () => {
      isStopped = true;
      await writes.drop(() => true);
      await settled();
      await writes.drop(() => true);
    },
  };
}
