import { WAITS_FOR_EMPLOYEE } from "../../contracts/broadcast.ts";
import type { Broadcasts } from "../../ports/broadcasts.ts";
import type { StoredEffect } from "../../ports/outbox.ts";
import { broadcastWords } from "../broadcast/broadcast-words.ts";
import { vendorIds } from "./vendor-ids.ts";

/** Ports of `messageBroadcasts`. */
export interface MessageBroadcastPorts {
  readonly broadcasts: Pick<Broadcasts, "of">;
}

/** How broadcasts stand that employees confirm, in words by the effect's id; nothing of messages that are none. */
export async function messageBroadcasts(
  { broadcasts }: MessageBroadcastPorts,
  installation_id: string,
  effects: readonly StoredEffect[],
): Promise<ReadonlyMap<number, string>> {
  const ids = new Map(effects.map((effect) => [effect.id, broadcastIds(effect)]));
  const wanted = [...new Set([...ids.values()].flat())];
  const found = wanted.length === 0 ? [] : await broadcasts.of(installation_id, wanted);
  return new Map(
    [...ids].flatMap(([id, own]) => {
      const words = found.filter(({ msgid }) => own.includes(msgid)).map(broadcastWords);
      return words.length === 0 ? [] : [[id, words.join("；")] as const];
    }),
  );
}

/** Receipts of other channels tell of nobody who is to confirm: the store is not asked of them. */
function broadcastIds({ action, state, receipt }: StoredEffect): readonly string[] {
  const isBroadcast = action.kind === "send_message" && state === "done" && receipt?.includes(WAITS_FOR_EMPLOYEE);
  return isBroadcast === true ? vendorIds(receipt) : [];
}
