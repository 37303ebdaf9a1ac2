import type { Consents, KeptDelivery } from "../../ports/consents.ts";
import type { StoredEffect } from "../../ports/outbox.ts";
import { vendorIds } from "./vendor-ids.ts";

/** Ports of `messageDeliveries`. */
export interface MessageDeliveryPorts {
  readonly consents: Pick<Consents, "deliveries">;
  /** Our own id of a message, as vendors give it back, by its reference. */
  outIdOf(reference: string): string;
}

/** What vendors reported of messages, in words by the effect's id; nothing where they reported nothing. */
export async function messageDeliveries(
  { consents, outIdOf }: MessageDeliveryPorts,
  installation_id: string,
  effects: readonly StoredEffect[],
): Promise<ReadonlyMap<number, string>> {
  const ids = new Map(effects.map((effect) => [effect.id, new Set(idsOf(effect, outIdOf))]));
  const wanted = [...new Set([...ids.values()].flatMap((own) => [...own]))];
  const found = wanted.length === 0 ? [] : await consents.deliveries(installation_id, wanted);
  const told = [...ids].map(([id, own]) => [id, found.filter((delivery) => isOf(delivery, own))] as const);
  return new Map(told.flatMap(([id, own]) => (own.length === 0 ? [] : [[id, deliveryWords(own)] as const])));
}

function idsOf({ action, state, receipt, effect_key }: StoredEffect, outIdOf: (reference: string) => string) {
  if (action.kind !== "send_message" || (state !== "done" && state !== "dead")) return [];
  const references = [action.message.reference, effect_key];
  return [...vendorIds(receipt), ...references.map(outIdOf)];
}

function isOf({ vendor_id, out_id }: KeptDelivery, ids: ReadonlySet<string>): boolean {
  return ids.has(vendor_id) || (out_id !== null && ids.has(out_id));
}

function deliveryWords(deliveries: readonly KeptDelivery[]): string {
  const failed = deliveries.filter(({ is_delivered }) => !is_delivered);
  const arrived = deliveries.length - failed.length;
  if (failed.length === 0) return arrived === 1 ? "已送达" : `已送达（${arrived} 人）`;
  const codes = [...new Set(failed.map(({ code }) => code))].join("、");
  return arrived === 0 ? `未送达（${codes}）` : `${arrived} 人已送达，${failed.length} 人未送达（${codes}）`;
}
